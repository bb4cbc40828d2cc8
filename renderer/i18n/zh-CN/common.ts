// Words that more than one area uses.

import type { common as source } from '../en/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<typeof source> = {
  appName: 'Podbay',
  cancel: '取消',
  close: '关闭',
  copy: '复制',
  copied: '已复制',
  dismiss: '忽略',
  delete: '删除',
  retry: '重试',
  undo: '撤销',
  required: '必填',
  clearSearch: '清除搜索',
  resize: '调整{{area}}的大小',
};
