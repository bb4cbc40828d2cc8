// The squares of the Ready column, and what is read out for them.

import type { TFunction } from 'i18next';
import type { Brick } from '../ui/ContainerBricks.tsx';
import type { ContainerSummary } from './podRow.ts';

export function containerBricks(containers: readonly ContainerSummary[]): readonly Brick[] {
  return containers.map(({ name, kind, isInit }) => ({ name, kind, isInit }));
}

/** `web: running; sidecar: Error, exited (1)`. */
export function bricksText(containers: readonly ContainerSummary[], t: TFunction): string {
  return containers.map((container) => `${container.name}: ${summary(container, t)}`).join('; ');
}

function summary({ status, kind }: ContainerSummary, t: TFunction): string {
  const { running, waiting, terminated } = status?.state ?? {};
  if (running) return t(kind === 'warn' ? 'pods.container.runningNotReady' : 'pods.container.running');
  if (terminated) {
    const exit = t('pods.container.terminated', { code: terminated.exitCode });
    return terminated.reason === undefined ? exit : `${terminated.reason}, ${exit}`;
  }
  if (waiting) return waiting.reason ?? t('pods.container.waiting');
  return t('pods.container.unknown');
}
