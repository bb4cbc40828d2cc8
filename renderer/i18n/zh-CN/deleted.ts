// The pods that were deleted recently.

import type { deleted as source } from '../en/deleted.ts';
import type { Translation } from '../translation.ts';

export const deleted: Translation<typeof source> = {
  title: '最近删除',
  grid: '最近删除的 Pod',
  filter: '按名称、命名空间或镜像筛选',
  columns: { deletedAt: '删除时间' },
  ago: '{{age}}前',
  restore: '恢复',
  restoreOne: '恢复 {{name}}',
  openManifest: '打开清单',
  nameTaken: '名称已被占用',
  gone: '{{name}} 的清单已不再保留。',
  footnote: '已删除的 Pod 保留 7 天，最多保留最近的 200 个。恢复会重新应用清单：容器全新，emptyDir 卷为空。',
  empty: {
    title: '最近没有删除任何 Pod',
    text: '已删除的 Pod 会在这里保留 7 天，可从清单恢复。',
  },
};
