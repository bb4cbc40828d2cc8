// What Podbay itself says when something was not done. The English sentences are the services' own.

import type { errorSentences } from '../../../electron/common/errorSentences.ts';
import type { Translation } from '../translation.ts';

export const errors: Translation<typeof errorSentences> = {
  actsElsewhere:
    '{{host}} 上的另一个 Podbay（进程 {{pid}}）正在管理此引擎，本窗口只能查看。请在那里进行更改，或将其关闭。',
  onlyObserves: '另一个 Podbay 正在管理此引擎，本窗口只能查看。请在那里进行更改，或将其关闭。',
  notConnectedYet: 'Podbay 尚未连接到引擎。Pod 列表显示后请重试。',
  noNode: '没有节点：请先连接容器引擎。',
  closing: 'Podbay 正在关闭，不再保存任何内容。',

  zeroGraceIsForce: '宽限期为 0 秒即强制删除。请选择“强制”，或至少 1 秒的宽限期。',
  nameMissing: '{{file}} 中有一个没有名称的对象。',
  otherDocumentFailed: '未应用，因为此清单中的另一个文档有错误。',
  notRestorable: '此 Pod 无法再恢复：它的清单已不再保留。',
  pullEnded: '此次拉取已经结束。',

  patternTooSlow: '此表达式在这些行上耗时过长。请将其简化：通常是 (a+)+ 这样的嵌套重复所致。',
  logViewClosed: '此日志视图已关闭。请重新打开。',
  logRunGone: '日志中已没有容器的这次运行。',

  noShellInImage: '容器“{{container}}”的镜像中没有 shell。请运行镜像中的某个命令，或向 Pod 添加调试容器。',
  debugNotStarted: '无法启动调试容器：{{reason}}。请检查镜像；Pod 的事件中有更多信息。',
  debugPodDeleting: 'Pod“{{pod}}”正在删除，其中不再启动任何容器。',
  debugPodCompleted: '无法调试已结束的 Pod（当前阶段为 {{phase}}），其中不再启动任何容器。',
  hostShellOff: '主机 shell 未启用。请使用 --host-shell 启动 Podbay。',
  hostShellMissing:
    '主机 shell 需要 node-pty，但此处未构建。请安装 Python、make 和 C++ 编译器，然后运行 npm rebuild node-pty。',
  hostShellNotBuilt: 'node-pty 未针对本机构建。请运行 npm rebuild node-pty。',
  tooManyTerminals: '已打开 {{max}} 个终端。请先关闭一个。',
  terminalClosed: '此终端已关闭。',
  terminalRuns: '此终端仍在运行。',
  stdinNotOpen: '无法向此容器发送内容：它的标准输入未打开。',
  terminalWaits: '未连接引擎。终端正在等待。',
  engineLost: '与引擎的连接已断开。',
  terminalCut: '与终端的连接被切断。',
  containerCut: '与容器的连接被切断。',
  terminalNotStarted: 'Docker 无法启动该进程。请检查其用户和工作目录。',
  shellNotStarted: 'Docker 无法在容器中启动 shell。',

  tooManyForwards: '已有 {{max}} 个转发。请先移除一些。',
  forwardsNotSaved:
    '另一个 Podbay（进程 {{pid}}）正在使用此数据目录，本窗口不会保存任何内容。请在那里转发，或将其关闭。',
  forwardRemoved: '此转发已被移除。',

  engineSilent: 'Docker Engine 在 {{seconds}} 秒内没有应答。',
  engineGone: 'Docker Engine 没有应答。请检查它是否在运行。',

  connectionLost: '与 Podbay 的连接已断开，正在恢复。',
  pageNotConnected: 'Podbay 尚未连接。请稍后重试。',
  tooManyRequests: '同时进行的请求过多。请稍后重试。',
  requestTooLarge: '请求为 {{bytes}} 字节，最多可发送 {{max}} 字节。请将其拆分。',
  unknownMethod: 'Podbay 没有方法“{{method}}”。请重新加载页面。',
  unexpectedAnswer: '对 {{method}} 的应答不符合预期。请重新加载页面。',
  internalFault: 'Podbay 内部出错。详情见日志，错误编号为 {{errorId}}。',
};
