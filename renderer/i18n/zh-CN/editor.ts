// The code editor: its own words and those of CodeMirror's panels.

import type { editor as source } from '../en/editor.ts';
import type { Translation } from '../translation.ts';

export const editor: Translation<typeof source> = {
  loading: '正在加载编辑器…',
  refused: '此版本暂不支持',
  fix: '改为“{{name}}”',
  find: '查找',
  replace: '替换为',
  next: '下一个',
  previous: '上一个',
  all: '全部',
  matchCase: '区分大小写',
  byWord: '全字匹配',
  regexp: '正则表达式',
  replaceOne: '替换',
  replaceAll: '全部替换',
  currentMatch: '当前匹配',
  onLine: '所在行',
  replacedMatches: '已替换 $ 处',
  replacedOnLine: '已替换第 $ 行的匹配',
  goToLine: '转到行',
  go: '转到',
  completions: '补全',
  diagnostics: '问题',
  noDiagnostics: '没有问题',
  foldLine: '折叠此行',
  unfoldLine: '展开此行',
  foldedLines: '已折叠的行',
  unfoldedLines: '已展开的行',
  foldedCode: '已折叠',
  unfold: '展开',
  to: '至',
};
