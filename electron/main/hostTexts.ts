// The few texts that the desktop host shows itself. The page has its own catalogue, which hosts may not import.

export interface HostTexts {
  readonly file: string;
  readonly openManifest: string;
  readonly quit: string;
  readonly edit: string;
  readonly view: string;
  readonly window: string;
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
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  manifests: 'Pod manifests',
  quitTitle: 'Your pods keep running',
  quitDetail:
    'Quitting closes Podbay, not your pods. Until it runs again, containers that exit are not restarted and probes are not made. To stop a pod, delete it.',
  cancel: 'Cancel',
  cannotStart: 'Podbay cannot start',
};

const simplifiedChinese: HostTexts = {
  file: '文件',
  openManifest: '打开清单…',
  quit: '退出',
  edit: '编辑',
  view: '视图',
  window: '窗口',
  manifests: 'Pod 清单',
  quitTitle: '您的 Pod 会继续运行',
  quitDetail:
    '退出只会关闭 Podbay，不会停止 Pod。在它再次运行之前，已退出的容器不会重启，也不会执行探测。要停止 Pod，请将其删除。',
  cancel: '取消',
  cannotStart: 'Podbay 无法启动',
};

/** `locale` is a BCP 47 tag, as Electron reports the system's. */
export function hostTexts(locale: string): HostTexts {
  return locale.toLowerCase().startsWith('zh') ? simplifiedChinese : english;
}
