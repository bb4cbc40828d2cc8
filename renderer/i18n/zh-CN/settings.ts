// The Settings page.

import type { settings as source } from '../en/settings.ts';
import type { Translation } from '../translation.ts';

export const settings: Translation<typeof source> = {
  title: '设置',
  search: '搜索设置',
  searchPlaceholder: '搜索设置',
  noMatch: '没有与“{{query}}”匹配的设置。',
  saveFailed: '设置未保存：{{message}}',
  sections: {
    general: '常规',
    engine: '引擎',
    lists: '列表',
    editor: '编辑器',
    shortcuts: '快捷键',
    node: '节点标签',
  },
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言',
  languages: { system: '跟随系统' },
  confirmDeletes: '删除 Pod 前先询问',
  density: '行高',
  densities: { compact: '紧凑', default: '默认', comfortable: '宽松' },
  resetViews: '重置所有列表的列、排序和筛选',
  resetViewsDone: '所有列表已恢复默认。',
  engineUrl: '引擎地址',
  engineUrlHint:
    '优先尝试，例如 unix:///run/user/1000/docker.sock。留空：DOCKER_HOST、当前 Docker context、常用套接字。',
  engineUrlInvalid: '请输入以 unix://、tcp://、http://、https://、npipe:// 或 ssh:// 开头的地址。',
  pauseImage: 'Pause 镜像',
  pauseImageHint: '用于保持每个 Pod 的命名空间。留空：使用 Podbay 自带的镜像。',
  save: '保存',
  editorFontSize: '编辑器字号',
  singleKeys: '列表中的单字母快捷键',
  singleKeysHint: '与 k9s 相同的字母，例如 d 表示 Describe。如果听写或屏幕阅读器会输入字母，请关闭。',
  showShortcuts: '显示所有快捷键',
  node: {
    intro: 'Pod 可以要求节点带有特定标签（spec.nodeSelector）。您的引擎就是节点 {{name}}。',
    none: '未连接引擎时没有节点。',
    key: '键',
    value: '值',
    add: '添加标签',
    remove: '移除标签 {{key}}',
    builtIn: '由 Podbay 设置',
    list: '节点 {{name}} 的标签',
    invalidKey:
      '键由可选的 DNS 名称加斜杠，以及最多 63 个字母、数字、“-”、“_”或“.”组成，并以字母或数字开头和结尾。',
    invalidValue: '值最多 63 个字母、数字、“-”、“_”或“.”，并以字母或数字开头和结尾。',
    failed: '标签未更改：{{message}}',
  },
};
