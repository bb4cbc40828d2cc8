// Verdicts in Simplified Chinese. Kubernetes' terms, reasons and the engine's own error texts stay as they are.

import { exitMeaning } from './exitMeaning.ts';
import type { PullCause } from './pullCause.ts';
import type { ContainerRef, VerdictMessages } from './verdict.ts';

const who = ({ name, role }: ContainerRef) => `${role === 'main' ? '' : `${role} `}容器 ${name}`;
const retry = (retryIn: string | undefined) => (retryIn === undefined ? '' : `将在 ${retryIn} 后重新启动。`);
const list = (names: readonly (string | number)[]) => names.join('、');

function exitText(exitCode: number): string {
  const meaning = exitMeaning(exitCode);
  switch (meaning.kind) {
    case 'notExecutable':
      return `${exitCode}（命令不可执行，请检查其权限）`;
    case 'notFound':
      return `${exitCode}（找不到命令，请检查名称和镜像中的 PATH）`;
    case 'badExitCode':
      return `${exitCode}（命令无法运行）`;
    case 'signal':
      return `${exitCode}（被 ${meaning.signal} 终止）`;
    case 'general':
      return `${exitCode}`;
  }
}

const pullAdvice: Readonly<Record<PullCause, string>> = {
  notFound: '镜像仓库中没有该镜像或标签。请检查名称和标签的拼写。',
  denied: '镜像不存在或需要登录。请检查名称，或用 docker login 登录镜像仓库。',
  unreachable: '无法连接镜像仓库。请检查网络、代理和镜像名中的主机名。',
  tls: '镜像仓库的证书不受信任。请安装其 CA，或将其加入引擎的 insecure-registries。',
  rateLimited: '镜像仓库限制了拉取次数。请登录，或稍后再试。',
  wrongPlatform: '镜像不支持此引擎的 CPU 架构。请使用支持该架构的镜像。',
  diskFull: '引擎的磁盘已满。请删除不用的镜像或卷。',
  other: '请查看事件中引擎给出的信息。',
};

export const chineseVerdicts: VerdictMessages = {
  mainProcessEnded: ({ container, after, atOnce, retryIn }) =>
    (atOnce
      ? `${who(container)} 的主进程启动后立即以代码 0 退出；Kubernetes 要求它持续运行：请让程序在前台运行。`
      : `${who(container)} 的主进程在 ${after} 后以代码 0 退出；restartPolicy 为 Always 时会再次启动。会结束的任务请使用 OnFailure 或 Never。`) +
    retry(retryIn),
  crashed: ({ container, exitCode, lastLine, retryIn, willRestart }) =>
    `${who(container)} 失败，退出码 ${exitText(exitCode)}${lastLine ? `：“${lastLine}”` : ''}。` +
    `${container.role === 'init' ? '其他容器都在等待它。' : ''}请查看${willRestart ? '上一次运行的' : '其'}日志。${retry(retryIn)}`,
  outOfMemory: ({ container, limit, exitCode, retryIn }) =>
    `${who(container)} 被终止（OOMKilled，退出码 ${exitCode}），因为内存用量超过` +
    `${limit ? `限制 ${limit}。请提高 resources.limits.memory，或减少内存用量。` : '机器可用的内存。请设置 resources.limits.memory，或减少内存用量。'}${retry(retryIn)}`,
  portClash: ({ container, other, port }) =>
    `${who(container)} 失败，因为同一 Pod 的${who(other)} 已在监听端口 ${port}（address already in use）：同一 Pod 的容器共用网络。请为其中一个更换端口。`,
  addressInUse: ({ container }) =>
    `${who(container)} 失败，因为其端口在 Pod 内已被占用（address already in use）：同一 Pod 的容器共用网络。请更换端口。`,
  notReady: ({ containers, unreadyFor }) =>
    `正在运行但未就绪${unreadyFor ? `（已 ${unreadyFor}）` : ''}：${list(containers)}。请检查 readiness probe 和日志。`,
  partlyCompleted: ({ completed, running }) =>
    `${list(completed)} 已以代码 0 结束且不会再启动，${list(running)} 仍在运行；该 Pod 显示为 NotReady。如果这是预期行为，则无需处理。`,
  initRunning: ({ container, position, total, runningFor }) =>
    `${who(container)}（第 ${position} 个，共 ${total} 个）已运行 ${runningFor}；它结束后才会启动后面的容器。如果时间过长，请查看其日志。`,
  imagePullFailed: ({ image, cause }) => `无法拉取镜像 ${image}：${pullAdvice[cause]}系统会自动重试。`,
  imageNeverPulled: ({ image }) =>
    `此引擎上没有镜像 ${image}，而 imagePullPolicy 为 Never。请构建或载入该镜像，或改用 IfNotPresent。`,
  imageNameInvalid: ({ container, image }) =>
    `${who(container)} 的镜像名“${image}”无效。镜像名须为小写，形如 registry/name:tag。`,
  imagePulling: ({ image, pullingFor }) => `正在拉取镜像 ${image}，已 ${pullingFor}。`,
  configInvalid: ({ container, message }) => `无法配置${who(container)}：${message}。条件满足后会自动启动。`,
  createFailed: ({ container, message }) => `引擎无法创建${who(container)}：${message}`,
  startFailed: ({ container, message }) => `引擎无法启动${who(container)}：${message}`,
  commandNotFound: ({ container, command }) =>
    `${who(container)} 无法启动：镜像中找不到“${command}”。请检查 command 和 args。`,
  commandNotExecutable: ({ container, command }) =>
    `${who(container)} 无法启动：“${command}”没有执行权限。请在镜像中赋予执行权限（chmod +x），或用解释器启动它。`,
  wrongPlatform: ({ container, image }) =>
    `${who(container)} 无法启动：镜像 ${image} 是为其他 CPU 架构构建的（exec format error）。请使用支持此引擎架构的镜像。`,
  postStartFailed: ({ container, message }) => `${who(container)} 因 postStart 钩子失败而被停止：${message}`,
  hostPortTaken: ({ port }) =>
    `${port === undefined ? 'hostPort' : `hostPort ${port}`} 在本机已被占用。请停止占用它的程序，或换一个 hostPort。`,
  sandboxFailed: ({ message }) => `引擎无法创建 Pod 的 sandbox：${message}`,
  mountFailed: ({ volume, message }) =>
    `${volume ? `卷 ${volume}` : '卷'} 无法挂载，因此没有启动任何容器：${message}`,
  creating: ({ waitingFor }) => `容器已等待创建 ${waitingFor}。请在事件中查看当前步骤。`,
  notScheduled: () => '正在等待分配到本机。',
  nodeLabelsMissing: ({ labels }) =>
    `没有节点带有 nodeSelector 要求的标签 ${list(labels)}。请为节点添加标签 ${list(labels)}，或修改 nodeSelector。`,
  resourcesInsufficient: ({ resources }) =>
    `本机剩余的 ${list(resources)} 不足以满足 Pod 的 requests。请降低 resources.requests，或删除其他 Pod。`,
  hostPortsUnavailable: ({ ports }) =>
    `另一个 Pod 已使用 hostPort ${list(ports)}。请删除该 Pod，或换一个 hostPort。`,
  taintNotTolerated: ({ taint }) =>
    `节点带有该 Pod 不容忍的污点 {${taint}}。请添加 toleration，或移除该污点。`,
  unschedulable: ({ message }) => `无法调度该 Pod：${message}`,
  evicted: ({ message }) => `该 Pod 已被驱逐：${message} 资源充足后请重新应用。`,
  deadlineExceeded: ({ seconds }) =>
    `该 Pod 的运行时间超过 activeDeadlineSeconds${seconds === undefined ? '' : `（${seconds}s）`}，已被停止。请延长时限后重新应用。`,
  podFailed: ({ reason, message }) => `该 Pod 失败（${reason}）${message ? `：${message}` : '。'}`,
  terminationOverdue: ({ overdueFor }) =>
    `删除已超时 ${overdueFor}：有容器没有停止。请强制删除，或检查引擎。`,
};
