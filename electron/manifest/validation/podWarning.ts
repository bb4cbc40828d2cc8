// A warning of the API server: the request succeeds, the user is told. The message is what kubectl prints after
// `Warning: `.

import { formatPath } from '../../common/kubernetes/fieldError.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';

export interface PodWarning {
  readonly at: FieldPath;
  readonly message: string;
}

/** One that begins with the path of its field. */
export const warningAt = (at: FieldPath, text: string): PodWarning => ({
  at,
  message: `${formatPath(at)}: ${text}`,
});
