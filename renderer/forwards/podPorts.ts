// The ports of a pod: what its containers declare, what is published anyway, and what is forwarded. Pure.

import type { Forward } from '../../electron/common/contract/forwards.ts';
import { sidecarNames } from '../../electron/common/kubectl/podColumns.ts';
import type { Container, PodObject } from '../../electron/common/kubernetes/objects.ts';

export interface PodPort {
  readonly container: string;
  /** The port's own name, such as `http`. */
  readonly name: string | undefined;
  readonly port: number;
  /** Kubernetes' word; SCTP is declared by some and forwarded by nobody. */
  readonly protocol: string;
  /** Of a pod in the host's own network: reached there, without a forward. */
  readonly isOnHost: boolean;
  /** Where the engine publishes it without a forward: `0.0.0.0:8001`. */
  readonly published: string | undefined;
}

/** A line of a list of ports: a declared port, a forwarded one, or both. */
export interface PortLine {
  readonly key: string;
  readonly port: number;
  readonly protocol: string;
  /** Undefined for a port that no container declares. */
  readonly declared: PodPort | undefined;
  readonly forward: Forward | undefined;
}

/** Declared by containers that stay: an init container is gone before anyone could connect to it. */
export function podPorts(pod: PodObject): readonly PodPort[] {
  const sidecars = sidecarNames(pod);
  const lasting = (pod.spec.initContainers ?? []).filter(({ name }) => sidecars.has(name));
  return [...pod.spec.containers, ...lasting].flatMap((container) =>
    containerPorts(container, pod.spec.hostNetwork ?? false),
  );
}

function containerPorts({ name: container, ports = [] }: Container, hostNetwork: boolean): PodPort[] {
  return ports.map(({ name, containerPort, protocol = 'TCP', hostPort = 0, hostIP = '' }) => ({
    container,
    name,
    port: containerPort,
    protocol,
    isOnHost: hostNetwork,
    published: hostNetwork ? undefined : publishedOn(hostPort, hostIP),
  }));
}

function publishedOn(hostPort: number, hostIP: string): string | undefined {
  if (hostPort === 0) return undefined;
  const ip = hostIP === '' ? '0.0.0.0' : hostIP;
  return `${ip.includes(':') ? `[${ip}]` : ip}:${hostPort}`;
}

/** A forward can be made for it. */
export function isForwardable(protocol: string): protocol is Forward['protocol'] {
  return protocol === 'TCP' || protocol === 'UDP';
}

/** `8080/TCP`: how a port is called wherever it is named. */
export function portText({ port, protocol }: Pick<PodPort, 'port' | 'protocol'>): string {
  return `${port}/${protocol}`;
}

/** First what is declared, in the order of the manifest, then what is forwarded besides. */
export function portLines(ports: readonly PodPort[], forwards: readonly Forward[]): readonly PortLine[] {
  const left = new Set(forwards);
  const declared = ports.map((port): PortLine => {
    const forward = forwards.find((own) => own.podPort === port.port && own.protocol === port.protocol);
    if (forward !== undefined) left.delete(forward);
    const { port: number, protocol } = port;
    return { key: `${port.container}/${portText(port)}`, port: number, protocol, declared: port, forward };
  });
  const others = [...left].map(
    (forward): PortLine => ({
      key: forward.id,
      port: forward.podPort,
      protocol: forward.protocol,
      declared: undefined,
      forward,
    }),
  );
  return [...declared, ...others];
}

/** The lines that belong to one container: its declared ports, and what was forwarded in its name. */
export function linesOf(lines: readonly PortLine[], container: string): readonly PortLine[] {
  return lines.filter(({ declared, forward }) => (declared ?? forward)?.container === container);
}
