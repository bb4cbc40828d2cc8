// Looks an image up on the engine; never pulls.

import { isAppError } from '../../common/appError.ts';
import { withDefaultTag } from '../../common/kubernetes/imageReference.ts';
import type { ImageRecord } from '../../engine/runtime/podRuntime.ts';
import type { RuntimeContext } from '../runtimeContext.ts';

/** Undefined when the engine does not have it. */
export async function inspectImage(
  { client }: RuntimeContext,
  reference: string,
  signal: AbortSignal,
): Promise<ImageRecord | undefined> {
  try {
    const { Id, Size, Config } = await client.inspectImage(withDefaultTag(reference), signal);
    return { id: Id, sizeBytes: Size, user: Config?.User ?? '' };
  } catch (error) {
    if (isAppError(error, 'NotFound')) return undefined;
    throw error;
  }
}
