// Words that more than one area uses.

import type { common as source } from '../en/common.ts';
import type { Translation } from '../translation.ts';

export const common: Translation<typeof source> = {
  appName: 'Podbay',
  cancel: '取消',
  clear: '清除',
  close: '关闭',
  copy: '复制',
  copied: '已复制',
  dismiss: '忽略',
  delete: '删除',
  more: '更多操作',
  retry: '重试',
  loading: '正在加载…',
  undo: '撤销',
  required: '必填',
  search: '搜索',
  clearSearch: '清除搜索',
  resize: '调整{{area}}的大小',
  progress: '{{done}} / {{total}}',
  status: {
    ok: '正常',
    done: '已完成',
    pending: '等待中',
    warn: '警告',
    error: '错误',
    terminating: '正在终止',
    unknown: '未知',
  },
};
