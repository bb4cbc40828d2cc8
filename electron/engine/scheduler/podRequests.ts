// What a pod asks of a node: effective requests and host ports. Pure.

import type { Container, Node, PodObject, PodSpec } from '../../common/kubernetes/objects.ts';
import { milliValue, unitValue } from '../../common/kubernetes/quantity.ts';
import { isSidecar } from '../status/containerRun.ts';
import { isTerminalPhase } from '../status/podPhase.ts';

/** Names in the order in which the scheduler checks them. */
export const nodeResources = ['cpu', 'memory', 'ephemeral-storage'] as const;
export type NodeResource = (typeof nodeResources)[number];

/** cpu in millicores, the others in bytes. */
export type ResourceAmounts = Readonly<Record<NodeResource, number>>;

type QuantityMap = Readonly<Record<string, string | number>>;

function amountsOf(quantities: QuantityMap | undefined): ResourceAmounts {
  return {
    cpu: milliValue(quantities?.['cpu']),
    memory: unitValue(quantities?.['memory']),
    'ephemeral-storage': unitValue(quantities?.['ephemeral-storage']),
  };
}

const none = amountsOf(undefined);

function combine(
  a: ResourceAmounts,
  b: ResourceAmounts,
  operation: (x: number, y: number) => number,
): ResourceAmounts {
  return {
    cpu: operation(a.cpu, b.cpu),
    memory: operation(a.memory, b.memory),
    'ephemeral-storage': operation(a['ephemeral-storage'], b['ephemeral-storage']),
  };
}

const plus = (a: ResourceAmounts, b: ResourceAmounts) => combine(a, b, (x, y) => x + y);
const largest = (a: ResourceAmounts, b: ResourceAmounts) => combine(a, b, Math.max);
const requestsOf = ({ resources }: Container) => amountsOf(resources?.requests);

/** max(regular containers + sidecars, every init step with the sidecars started before it) + overhead. */
export function podRequests(spec: PodSpec): ResourceAmounts {
  let sidecars = none;
  let initPeak = none;
  for (const container of spec.initContainers ?? []) {
    const step = plus(sidecars, requestsOf(container));
    if (isSidecar(container)) sidecars = step;
    initPeak = largest(initPeak, step);
  }
  const regular = spec.containers.map(requestsOf).reduce(plus, none);
  return plus(largest(plus(regular, sidecars), initPeak), amountsOf(spec.overhead));
}

/** What the node can give; a resource that it does not name is not limited. */
export function allocatableOf(node: Node): ResourceAmounts {
  const allocatable = node.status?.allocatable ?? {};
  const amounts = amountsOf(allocatable);
  const limit = (name: NodeResource) =>
    Object.hasOwn(allocatable, name) ? amounts[name] : Number.POSITIVE_INFINITY;
  return { cpu: limit('cpu'), memory: limit('memory'), 'ephemeral-storage': limit('ephemeral-storage') };
}

/** Greatest number of pods. */
export function podLimitOf(node: Node): number {
  return unitValue(node.status?.allocatable?.['pods']);
}

/** The pods among `others` that hold resources of this node: bound to it and not ended. */
export function podsOnNode(pod: PodObject, node: Node, others: readonly PodObject[]): readonly PodObject[] {
  return others.filter(
    (other) =>
      other.metadata.uid !== pod.metadata.uid &&
      other.spec.nodeName === node.metadata?.name &&
      !isTerminalPhase(other.status?.phase),
  );
}

export function sumOfRequests(pods: readonly PodObject[]): ResourceAmounts {
  return pods.map(({ spec }) => podRequests(spec)).reduce(plus, none);
}

interface HostPort {
  readonly ip: string;
  readonly protocol: string;
  readonly port: number;
}

const ANY_ADDRESS = '0.0.0.0';

function hostPortsOf(spec: PodSpec): readonly HostPort[] {
  return [...(spec.initContainers ?? []).filter(isSidecar), ...spec.containers]
    .flatMap(({ ports }) => ports ?? [])
    .filter(({ hostPort = 0 }) => hostPort > 0)
    .map(({ hostIP, protocol = 'TCP', hostPort = 0 }) => ({
      ip: hostIP === undefined || hostIP === '' ? ANY_ADDRESS : hostIP,
      protocol,
      port: hostPort,
    }));
}

/** True when a host port of `pod` is held by one of `others`; 0.0.0.0 overlaps with every address. */
export function hostPortsClash(pod: PodObject, others: readonly PodObject[]): boolean {
  const held = others.flatMap(({ spec }) => hostPortsOf(spec));
  return hostPortsOf(pod.spec).some((wanted) =>
    held.some(
      ({ ip, protocol, port }) =>
        port === wanted.port &&
        protocol === wanted.protocol &&
        (ip === wanted.ip || ip === ANY_ADDRESS || wanted.ip === ANY_ADDRESS),
    ),
  );
}
