// Which local ports are tried for a pod's port, and what a port is likely to speak. Pure.

import type { ForwardIntent } from '../../common/contract/forwards.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import { MAX_PORT_TRIES } from './forwardLimits.ts';

/** For 80 and 443 people know 8080 and 8443. */
const PRIVILEGED_OFFSET = 8_000;
const FIRST_UNPRIVILEGED = 1_024;
const LAST_PORT = 65_535;

/** In the order in which they are tried: the pod's own number, the next ones upwards, any free one (0). */
export function portCandidates(podPort: number, reserved: ReadonlySet<number>): number[] {
  const next = podPort < FIRST_UNPRIVILEGED ? podPort + PRIVILEGED_OFFSET : podPort + 1;
  const upwards = Array.from({ length: MAX_PORT_TRIES }, (_, index) => next + index);
  return [...[podPort, ...upwards].filter((port) => port <= LAST_PORT && !reserved.has(port)), 0];
}

/** The ports that other forwards want, on or off: taking one would make an error of that forward later. */
export function reservedPorts(
  intents: readonly ForwardIntent[],
  { id, protocol }: Pick<ForwardIntent, 'id' | 'protocol'>,
): ReadonlySet<number> {
  const others = intents.filter((intent) => intent.id !== id && intent.protocol === protocol);
  return new Set(others.map(({ localPort }) => localPort));
}

export interface DeclaredPort {
  readonly container: string;
  readonly name: string | undefined;
}

/** The declaration of a port, of the given container where one is named. */
export function declaredPort(
  pod: PodObject | undefined,
  { podPort, protocol, container }: Pick<ForwardIntent, 'podPort' | 'protocol' | 'container'>,
): DeclaredPort | undefined {
  const { initContainers = [], containers = [] } = pod?.spec ?? {};
  for (const { name, ports = [] } of [...containers, ...initContainers]) {
    if (container !== undefined && container !== name) continue;
    const port = ports.find(
      (entry) => entry.containerPort === podPort && (entry.protocol ?? 'TCP') === protocol,
    );
    if (port !== undefined) return { container: name, name: port.name };
  }
  return undefined;
}

const HTTPS_PORTS = new Set([443, 6443, 8443, 9443]);
const HTTP_PORTS = new Set([80, 3000, 4200, 5000, 5173, 8000, 8008, 8080, 8081, 8088, 8888, 9000, 9090]);

/** By the port's name, as Kubernetes' own tools guess it, else by its number. */
export function guessScheme(
  protocol: ForwardIntent['protocol'],
  podPort: number,
  name: string | undefined,
): ForwardIntent['scheme'] {
  if (protocol === 'UDP') return 'none';
  if (name !== undefined && /^https(-|$)/.test(name)) return 'https';
  if (name !== undefined && /^(http|web)(-|$)/.test(name)) return 'http';
  if (HTTPS_PORTS.has(podPort)) return 'https';
  return HTTP_PORTS.has(podPort) ? 'http' : 'none';
}
