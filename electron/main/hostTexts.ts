// The few texts that the desktop host shows itself. The page has its own catalogue, which hosts may not import.

import type { Settings } from '../common/contract/settings.ts';

export interface HostTexts {
  readonly file: string;
  readonly openManifest: string;
  readonly quit: string;
  readonly closeWindow: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly delete: string;
  readonly selectAll: string;
  readonly view: string;
  readonly reload: string;
  readonly actualSize: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fullScreen: string;
  readonly window: string;
  readonly minimize: string;
  readonly manifests: string;
  readonly quitTitle: string;
  readonly quitDetail: string;
  readonly cancel: string;
  readonly cannotStart: string;
}

const english: HostTexts = {
  file: 'File',
  openManifest: 'Open Manifest…',
  quit: 'Quit',
  closeWindow: 'Close Window',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  delete: 'Delete',
  selectAll: 'Select All',
  view: 'View',
  reload: 'Reload',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  window: 'Window',
  minimize: 'Minimize',
  manifests: 'Pod manifests',
  quitTitle: 'Your pods keep running',
  quitDetail:
    'Quitting closes Podbay, not your pods. Until it runs again, containers that exit are not restarted, probes are not made and port forwards are closed. To stop a pod, delete it.',
  cancel: 'Cancel',
  cannotStart: 'Podbay cannot start',
};

const simplifiedChinese: HostTexts = {
  file: '文件',
  openManifest: '打开清单…',
  quit: '退出',
  closeWindow: '关闭窗口',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  delete: '删除',
  selectAll: '全选',
  view: '视图',
  reload: '重新加载',
  actualSize: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
  fullScreen: '全屏',
  window: '窗口',
  minimize: '最小化',
  manifests: 'Pod 清单',
  quitTitle: '您的 Pod 会继续运行',
  quitDetail:
    '退出只会关闭 Podbay，不会停止 Pod。在它再次运行之前，已退出的容器不会重启，不会执行探测，端口转发也会关闭。要停止 Pod，请将其删除。',
  cancel: '取消',
  cannotStart: 'Podbay 无法启动',
};

/** `systemLocale` is a BCP 47 tag, as Electron reports the system's; used where the user has chosen no language. */
export function hostTexts(systemLocale: string, chosen: Settings['language'] = 'system'): HostTexts {
  const language = chosen === 'system' ? systemLocale.toLowerCase() : chosen;
  return language.startsWith('zh') ? simplifiedChinese : english;
}
