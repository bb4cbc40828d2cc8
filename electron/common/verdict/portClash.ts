// Containers of a pod share one network namespace: two that declare the same port cannot both listen on it.

import type { Container, Pod } from '../kubernetes/objects.ts';
import type { ContainerRef } from './verdict.ts';

export interface PortClash {
  readonly other: ContainerRef;
  readonly port: number;
}

/** The running container that declares a port of the failing `container`; undefined where none does. */
export function portClash(pod: Pod, container: ContainerRef): PortClash | undefined {
  if (container.role === 'init') return undefined;
  const containers = pod.spec?.containers ?? [];
  const mine = new Set(containers.filter(({ name }) => name === container.name).flatMap(portKeys));
  for (const rival of containers) {
    if (rival.name === container.name || !isRunning(pod, rival.name)) continue;
    const port = rival.ports?.find((candidate) => mine.has(portKey(candidate)));
    if (port) return { other: { name: rival.name, role: 'main' }, port: port.containerPort };
  }
  return undefined;
}

type Port = NonNullable<Container['ports']>[number];

function portKeys({ ports }: Container): string[] {
  return (ports ?? []).map(portKey);
}

function portKey({ containerPort, protocol }: Port): string {
  return `${containerPort}/${protocol ?? 'TCP'}`;
}

function isRunning(pod: Pod, name: string): boolean {
  return (
    pod.status?.containerStatuses?.some((s) => s.name === name && s.state?.running !== undefined) ?? false
  );
}
