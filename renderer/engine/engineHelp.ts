// What to say about an engine that cannot be used, per cause and operating system (ux.md 5.5): words
// and the commands to copy. Pure; the screen only draws it.

import type { TFunction } from 'i18next';
import type { EngineFailure, SystemStatus } from '../../electron/common/contract/system.ts';

type Platform = SystemStatus['platform'];

export interface HelpStep {
  readonly text: string;
  readonly command?: string;
  readonly links?: readonly { readonly text: string; readonly address: string }[];
}

export interface EngineHelp {
  readonly title: string;
  readonly cause: string;
  readonly steps: readonly HelpStep[];
  readonly note?: string;
}

/** Docker Engine 20.10. */
const API_FLOOR = '1.41';

const READ_ENGINE_LOG = 'journalctl -u docker -n 50';

const addresses = {
  install: 'https://docs.docker.com/engine/install/',
  desktop: 'https://docs.docker.com/desktop/',
} as const;

const commands: Record<
  'notFound' | 'stopped' | 'noPermission',
  Record<Platform, readonly (string | undefined)[]>
> = {
  notFound: {
    linux: [undefined, 'sudo systemctl enable --now docker'],
    macos: [undefined, 'colima start'],
    windows: [undefined, undefined],
  },
  stopped: {
    linux: ['sudo systemctl start docker', 'systemctl --user start docker'],
    macos: ['colima start', 'orb start'],
    windows: [undefined, undefined],
  },
  noPermission: {
    linux: ['sudo usermod -aG docker $USER', undefined],
    macos: ['docker context use desktop-linux', undefined],
    windows: ['net localgroup docker-users %USERNAME% /add', undefined],
  },
};

export function engineHelp(failure: EngineFailure, platform: Platform, t: TFunction): EngineHelp {
  const address = failure.tried[0]?.address ?? '';
  switch (failure.kind) {
    case 'notFound':
    case 'stopped':
    case 'noPermission':
      return perPlatform(failure, failure.kind, platform, t);
    case 'starting':
      return starting(platform, t);
    case 'tooOld':
      return {
        title: t('engine.tooOld.title', { needed: API_FLOOR, found: failure.apiVersion ?? '?' }),
        cause: t('engine.tooOld.cause'),
        steps: [
          {
            text: t('engine.tooOld.step1'),
            links: [{ text: t('engine.links.install'), address: addresses.install }],
          },
        ],
      };
    case 'windowsContainers':
      return {
        title: t('engine.windowsContainers.title'),
        cause: t('engine.windowsContainers.cause'),
        steps: [{ text: t('engine.windowsContainers.step1') }],
      };
    case 'cannotRun':
      return cannotRun(failure, platform, t);
    case 'tls':
      return {
        title: t('engine.tls.title', { address }),
        cause: t('engine.tls.cause', { answer: failure.tried[0]?.error ?? '?' }),
        steps: [
          { text: t('engine.tls.step1'), command: 'docker context inspect' },
          { text: t('engine.tls.step2'), command: 'docker version' },
        ],
      };
    case 'unreachable':
    case 'protocol':
      return {
        title: t(`engine.${failure.kind}.title`, { address }),
        cause: t(`engine.${failure.kind}.cause`),
        steps: [
          { text: t(`engine.${failure.kind}.step1`) },
          {
            text: t(`engine.${failure.kind}.step2`),
            command: failure.kind === 'unreachable' ? 'docker version' : 'docker context ls',
          },
        ],
      };
  }
}

function starting(platform: Platform, t: TFunction): EngineHelp {
  const logs =
    platform === 'linux'
      ? { text: t('engine.starting.logsLinux'), command: READ_ENGINE_LOG }
      : { text: t('engine.starting.logsDesktop') };
  return { title: t('engine.starting.title'), cause: t('engine.starting.cause'), steps: [logs] };
}

function cannotRun({ tried }: EngineFailure, platform: Platform, t: TFunction): EngineHelp {
  const linuxSteps = [
    { text: t('engine.cannotRun.logs'), command: READ_ENGINE_LOG },
    { text: t('engine.cannotRun.restart'), command: 'sudo systemctl restart docker' },
  ];
  return {
    title: t('engine.cannotRun.title'),
    cause: t('engine.cannotRun.cause', { answer: tried[0]?.error ?? '?' }),
    steps: platform === 'linux' ? linuxSteps : [{ text: t('engine.cannotRun.restartDesktop') }],
  };
}

function perPlatform(
  { tried }: EngineFailure,
  kind: 'notFound' | 'stopped' | 'noPermission',
  platform: Platform,
  t: TFunction,
): EngineHelp {
  const [first, second] = commands[kind][platform];
  const install =
    platform === 'linux'
      ? { text: t('engine.links.install'), address: addresses.install }
      : { text: t('engine.links.desktop'), address: addresses.desktop };
  const [only, ...others] = tried;
  const isOnlyOne = kind === 'notFound' && only !== undefined && others.length === 0;
  const hasNote = kind === 'noPermission' && platform === 'linux';
  return {
    title: t(`engine.${kind}.${platform}.title`),
    cause: isOnlyOne
      ? t('engine.notFoundAt', { address: only.address })
      : t(`engine.${kind}.${platform}.cause`),
    steps: [
      {
        text: t(`engine.${kind}.${platform}.step1`),
        ...(first === undefined ? {} : { command: first }),
        ...(kind === 'notFound' ? { links: [install] } : {}),
      },
      { text: t(`engine.${kind}.${platform}.step2`), ...(second === undefined ? {} : { command: second }) },
    ],
    ...(hasNote ? { note: t('engine.noPermission.linux.note') } : {}),
  };
}
