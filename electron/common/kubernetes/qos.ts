// The QoS class of a pod, from cpu and memory of its containers and init containers (component-helpers/qos).
// Expects defaulted objects: a request that follows from its limit is already written down.

import type { Container, PodSpec } from './objects.ts';
import { parseQuantity } from './quantity.ts';

export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

const resources = ['cpu', 'memory'] as const;
type Totals = Map<string, bigint>;

function addPositive(totals: Totals, amounts: Readonly<Record<string, string>> | undefined): number {
  let counted = 0;
  for (const name of resources) {
    const nanos = parseQuantity(amounts?.[name] ?? '0')?.nanos ?? 0n;
    if (nanos <= 0n) continue;
    totals.set(name, (totals.get(name) ?? 0n) + nanos);
    counted += 1;
  }
  return counted;
}

/** The class that admission writes to `status.qosClass`; it never changes afterwards. */
export function qosClassOf(spec: PodSpec): QosClass {
  const requests: Totals = new Map();
  const limits: Totals = new Map();
  let everyContainerLimited = true;
  const containers: readonly Container[] = [...spec.containers, ...(spec.initContainers ?? [])];
  for (const container of containers) {
    addPositive(requests, container.resources?.requests);
    const limited = addPositive(limits, container.resources?.limits);
    if (limited < resources.length) everyContainerLimited = false;
  }
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const equal =
    requests.size === limits.size && [...requests].every(([name, amount]) => limits.get(name) === amount);
  return everyContainerLimited && equal ? 'Guaranteed' : 'Burstable';
}
