// The New-pod page.

import type { newPod as source } from '../en/newPod.ts';
import type { Translation } from '../translation.ts';

export const newPod: Translation<typeof source> = {
  title: '新建 Pod',
};
