// The containers of a log with state and colour. Pure: the pod says it where it exists, its runs where it is gone.

import type { LogRun } from '../../electron/common/contract/logs.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { containerViews } from '../details/containerView.ts';
import type { StatusKind } from '../ui/statusKind.ts';

export interface LogContainer {
  readonly name: string;
  readonly kind: StatusKind;
  /** From 1, by the order in the pod. */
  readonly colour: number;
}

export function logContainers(pods: readonly PodObject[], runs: readonly LogRun[]): readonly LogContainer[] {
  const kinds = new Map<string, StatusKind>();
  for (const pod of pods) for (const { spec, kind } of containerViews(pod)) kinds.set(spec.name, kind);
  for (const { container, state, exitCode } of runs) {
    if (pods.length > 0 && kinds.has(container)) continue;
    kinds.set(container, state === 'running' ? 'ok' : exitCode === 0 ? 'done' : 'error');
  }
  return [...kinds].map(([name, kind], index) => ({ name, kind, colour: index + 1 }));
}

/** What a log opens with: the container asked for, else the one that kubectl would choose silently; undefined: all. */
export function firstContainers(
  pod: PodObject | undefined,
  asked: string | undefined,
): readonly string[] | undefined {
  if (pod === undefined) return undefined;
  const all = containerViews(pod).map(({ spec }) => spec.name);
  // Alone it is the whole log.
  if (asked !== undefined && all.includes(asked)) return all.length > 1 ? [asked] : undefined;
  const name = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  const exists = pod.spec.containers.some((container) => container.name === name);
  return name !== undefined && exists ? [name] : undefined;
}
