// What is said while there is no engine: the cause in one sentence, then the fix in steps.

import type { engine as source } from '../en/engine.ts';
import type { Translation } from '../translation.ts';

export const engine: Translation<typeof source> = {
  connecting: '正在查找 Docker 引擎…',
  tried: '我们尝试过的地址',
  triedSource: '来源',
  triedError: '结果',
  chooseOther: '选择其他引擎…',
  checking: '每 {{seconds}} 秒自动重试',
  retryNow: '立即检查',
  lost: 'Docker 引擎停止响应。列表内容截至 {{time}}；恢复后一切会自动继续。',
  observer:
    '只读：{{host}} 上的 Podbay（进程 {{pid}}）正在管理此引擎。退出它即可在此操作，本窗口会自动接管。',
  storeHeld:
    '{{host}} 上的另一个 Podbay（进程 {{pid}}）正在使用此数据目录，因此本窗口只能查看。要在此操作，请退出它并重新启动本程序。',
  connected: '已连接到 {{name}} 的 Docker {{version}}。只列出由 Podbay 创建的 Pod，不会触碰您的其他容器。',
  links: {
    install: '如何安装 Docker Engine',
    desktop: 'Docker Desktop',
  },
  notFoundAt: '{{address}} 处什么也没有。',
  notFound: {
    linux: {
      title: '未找到 Docker Engine。',
      cause: '本机没有任何常用的套接字。',
      step1: '为您的发行版安装 Docker Engine。',
      step2: '立即启动并设为开机启动：',
    },
    macos: {
      title: '在此 Mac 上未找到 Docker 引擎。',
      cause: '没有任何常用的套接字。',
      step1: '安装 Docker Desktop、OrbStack、Colima 或 Rancher Desktop。',
      step2: '启动它；使用 Colima 时：',
    },
    windows: {
      title: '未找到 Docker 引擎。',
      cause: 'Docker 的两个命名管道都不存在。',
      step1: '安装使用 WSL 2 引擎的 Docker Desktop。',
      step2: '启动 Docker Desktop。',
    },
  },
  stopped: {
    linux: {
      title: 'Docker 已安装但未运行。',
      cause: '套接字存在，但无人应答。',
      step1: '启动它：',
      step2: '如果使用 rootless Docker，请改为启动：',
    },
    macos: {
      title: 'Docker 未运行。',
      cause: '套接字存在，但无人应答。',
      step1: '打开 Docker Desktop，或启动您使用的引擎：',
      step2: '使用 OrbStack 时：',
    },
    windows: {
      title: 'Docker Desktop 未运行。',
      cause: '其命名管道没有应答。',
      step1: '启动 Docker Desktop。',
      step2: '等到托盘图标静止。',
    },
  },
  starting: {
    title: 'Docker 正在启动…',
    cause: '它已应答，但尚未就绪。可能需要一分钟。',
    logsLinux: '如果时间更长，请查看其日志：',
    logsDesktop: '如果时间更长，请打开 Docker Desktop 查看 Troubleshoot。',
  },
  noPermission: {
    linux: {
      title: '您的用户无权使用 Docker 套接字。',
      cause: '套接字存在，但打开被拒绝（EACCES）。',
      step1: '将自己加入 docker 组：',
      step2: '注销并重新登录。',
      note: '该组成员在本机拥有等同 root 的权限。rootless Docker 则不需要。',
    },
    macos: {
      title: '套接字属于其他用户。',
      cause: '打开被拒绝（EACCES）。',
      step1: '重新选择 Docker context：',
      step2: '或在 Docker Desktop 的 Advanced 中允许默认套接字。',
    },
    windows: {
      title: '访问 Docker 管道被拒绝。',
      cause: '您的用户不在 docker-users 组中。',
      step1: '将您的用户加入 docker-users 组：',
      step2: '注销并重新登录。',
    },
  },
  tooOld: {
    title: '引擎 API 过旧：需要 {{needed}} 或更高，当前为 {{found}}。',
    cause: 'Podbay 需要 Docker Engine 20.10 或更高版本。',
    step1: '更新 Docker，然后回到这里。',
  },
  windowsContainers: {
    title: 'Docker 处于 Windows 容器模式。',
    cause: 'Pod 由 Linux 容器组成。',
    step1: '在 Docker 托盘菜单中选择“Switch to Linux containers”。',
  },
  unreachable: {
    title: '无法连接 {{address}}。',
    cause: '已设置该地址，但没有引擎应答。',
    step1: '检查网络或 VPN，以及 Docker context 的地址。',
    step2: '查看 docker 命令的输出：',
  },
  tls: {
    title: '与 {{address}} 之间没有可信的连接。',
    cause: '{{answer}}',
    step1: '检查 DOCKER_CERT_PATH 或 Docker context 中的 ca.pem、cert.pem 和 key.pem：',
    step2: '查看 docker 命令的输出：',
  },
  protocol: {
    title: '{{address}} 上应答的不是 Docker。',
    cause: '应答方不使用 Docker API。',
    step1: '检查设置中的地址、DOCKER_HOST 和当前 Docker context。',
    step2: '查看正在使用的 context：',
  },
  cannotRun: {
    title: 'Docker 有响应，但无法运行容器。',
    cause: 'Podbay 自己的小容器被拒绝：{{answer}}',
    logs: '引擎日志中可能有更多信息：',
    restart: '如果刚更新过 Docker、containerd 或 runc，请重启引擎：',
    restartDesktop: '请重启引擎，或重启运行它的应用程序。',
    lost: 'Docker 有响应，但无法运行容器。列表内容截至 {{time}}；恢复后一切会自动继续。Docker 的回答：{{answer}}',
  },
};
