// The New-pod page.

import type { newPod as source } from '../en/newPod.ts';
import type { Translation } from '../translation.ts';

export const newPod: Translation<typeof source> = {
  title: '新建 Pod',
  editor: '清单',
  placeholder: '输入或粘贴清单，也可以把文件拖到这里，或打开文件。',
  keys: 'Ctrl+空格补全。Tab 缩进；按 Esc 再按 Tab 离开编辑器。',
  samples: '示例',
  trail: { write: '编写', review: '检查', results: '应用' },
  sides: { write: '此清单的含义', review: '检查', results: '执行结果' },
  steps: {
    review: '检查',
    back: '返回编辑',
    apply: '应用',
    applying: '正在应用…',
    edit: '再次编辑',
    another: '另建一个 Pod',
  },
  start: {
    title: '从这里开始',
    text: '一份清单可以包含多个 Pod，用一行三个连字符分隔。',
    image: '用镜像创建单个容器',
    imageText: '最小的清单；改好镜像即可应用',
  },
  openFile: '打开文件…',
  draft: {
    saved: '草稿，随输入保存',
    notSaved: '此浏览器不保存草稿',
    startOver: '重新开始',
  },
  delete: {
    action: '删除此清单中的 Pod…',
    none: '{{name}} 中的 Pod 都不存在。',
    failed: '无法读取 {{name}}：{{message}}',
  },
  replace: {
    title: '替换草稿？',
    text: '“{{draft}}”有尚未应用的更改。打开“{{name}}”会丢弃这些更改。',
    clear: '“{{draft}}”有尚未应用的更改。重新开始会丢弃这些更改。',
    confirm: '替换草稿',
  },
  documents: {
    title: '应用后的变化',
    none: '此清单中还没有对象。',
    unnamed: '文档 {{number}}',
    unchanged: 'Pod 已与此清单一致。',
    inPlace: '在运行中的 Pod 上更改；更换镜像的容器会重新启动：',
    recreate: '以下更改无法全部在运行中的 Pod 上进行，Pod 将被删除并重新创建：',
  },
  actions: {
    create: '创建',
    unchanged: '无变化',
    configure: '原地更改',
    recreate: '重新创建',
    blocked: '受阻',
  },
  problems: '问题',
  warnings: '警告',
  place: '{{line}}:{{column}}',
  risks: {
    title: '此 Pod 可以看到或更改主机',
    text: '仅在信任其镜像时应用：',
  },
  fields: {
    title: '字段',
    honoured: '与集群中行为一致',
    emulated: '行为有所不同',
    refused: '被拒绝',
  },
  recreate_other: '删除并重新创建 {{count}} 个 Pod：{{names}}',
  hindrances: {
    readOnly: '此引擎由另一个 Podbay 管理，因此无法在这里应用。',
    reviewing: '正在检查…',
    empty: '没有可应用的内容。',
    errors_other: '请先解决 {{count}} 个问题。',
    blocked: '有文档受阻，见上方。',
    recreate: '请确认重新创建 Pod。',
  },
  reviewFailed: '无法检查清单：{{message}}',
  applyFailed: '未应用任何内容：{{message}}',
  results: {
    title: '结果',
    pulls: '镜像拉取',
    open: '打开 {{name}}',
  },
  pulls: {
    preparing: '准备中',
    cancel: '取消拉取 {{image}}',
    states: { done: '已拉取', failed: '失败', cancelled: '已取消' },
  },
};
