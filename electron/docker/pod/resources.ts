// Requests and limits as Docker's cgroup settings, with the kubelet's arithmetic.

import type { Container, PodObject, ResourceRequirements } from '../../common/kubernetes/objects.ts';
import { qosClassOf } from '../../common/kubernetes/qos.ts';
import { milliValue, unitValue } from '../../common/kubernetes/quantity.ts';

/** kubelet: pkg/kubelet/cm/helpers_linux.go. Periods and quotas are microseconds. */
const MIN_SHARES = 2;
const MAX_SHARES = 262_144;
const SHARES_PER_CPU = 1024;
const QUOTA_PERIOD = 100_000;
const MIN_QUOTA = 1000;

/** kubelet: pkg/kubelet/qos/policy.go. */
const GUARANTEED_OOM_SCORE_ADJ = -997;
const BEST_EFFORT_OOM_SCORE_ADJ = 1000;
/** Pods of this priority and above are critical: they share the score of Guaranteed pods. */
const SYSTEM_CRITICAL_PRIORITY = 2_000_000_000;

export interface ContainerResources {
  readonly CpuShares: number;
  readonly CpuQuota?: number;
  readonly CpuPeriod?: number;
  readonly Memory?: number;
  readonly MemorySwap?: number;
}

export function cpuShares(milliCpu: number): number {
  if (milliCpu === 0) return MIN_SHARES;
  return Math.min(Math.max(Math.floor((milliCpu * SHARES_PER_CPU) / 1000), MIN_SHARES), MAX_SHARES);
}

/** Undefined without a limit. */
export function cpuQuota(milliCpu: number): number | undefined {
  if (milliCpu === 0) return undefined;
  return Math.max(Math.floor((milliCpu * QUOTA_PERIOD) / 1000), MIN_QUOTA);
}

/** The API defaults a missing request to the limit; a pod that was not defaulted gets the same here. */
function requestOf(resources: ResourceRequirements | undefined, name: 'cpu' | 'memory'): string | undefined {
  return resources?.requests?.[name] ?? resources?.limits?.[name];
}

function ownOomScoreAdj(pod: PodObject, container: Container, nodeMemoryBytes: number): number {
  const qosClass = qosClassOf(pod.spec);
  if (qosClass === 'Guaranteed' || (pod.spec.priority ?? 0) >= SYSTEM_CRITICAL_PRIORITY)
    return GUARANTEED_OOM_SCORE_ADJ;
  if (qosClass === 'BestEffort') return BEST_EFFORT_OOM_SCORE_ADJ;
  const request = unitValue(requestOf(container.resources, 'memory'));
  const score = 1000 - Math.floor((1000 * request) / nodeMemoryBytes);
  const floor = 1000 + GUARANTEED_OOM_SCORE_ADJ;
  return Math.min(Math.max(score, floor), BEST_EFFORT_OOM_SCORE_ADJ - 1);
}

/** A sidecar must not be killed before the containers that it serves. */
export function oomScoreAdj(pod: PodObject, container: Container, nodeMemoryBytes: number): number {
  const own = ownOomScoreAdj(pod, container, nodeMemoryBytes);
  const isSidecar = pod.spec.initContainers?.some(
    ({ name, restartPolicy }) => name === container.name && restartPolicy === 'Always',
  );
  if (isSidecar !== true) return own;
  const regular = pod.spec.containers.map((other) => ownOomScoreAdj(pod, other, nodeMemoryBytes));
  return Math.min(own, ...regular);
}

export function containerResources({ resources }: Container): ContainerResources {
  const quota = cpuQuota(milliValue(resources?.limits?.['cpu']));
  const memory = unitValue(resources?.limits?.['memory']);
  return {
    CpuShares: cpuShares(milliValue(requestOf(resources, 'cpu'))),
    ...(quota === undefined ? {} : { CpuQuota: quota, CpuPeriod: QUOTA_PERIOD }),
    // Without MemorySwap Docker would allow as much swap again.
    ...(memory === 0 ? {} : { Memory: memory, MemorySwap: memory }),
  };
}
