// The squares of the Ready column, with what their tooltip says.

import type { TFunction } from 'i18next';
import type { Brick } from '../ui/ContainerBricks.tsx';
import type { ContainerSummary } from './podRow.ts';

export function containerBricks(containers: readonly ContainerSummary[], t: TFunction): readonly Brick[] {
  return containers.map((container) => ({
    name: container.name,
    kind: container.kind,
    isInit: container.isInit,
    summary: summary(container, t),
  }));
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
