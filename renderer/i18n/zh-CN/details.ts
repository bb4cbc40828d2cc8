// The details panel of one pod.

import type { details as source } from '../en/details.ts';
import type { Translation } from '../translation.ts';

export const details: Translation<typeof source> = {
  openAsPage: '以整页打开',
  backToPanel: '返回面板',
};
