// `status` of a pod from what the runtime shows and the engine remembers (kubelet's generateAPIPodStatus). Pure.

import type { PodObject, PodStatus } from '../../common/kubernetes/objects.ts';
import type { ContainerRecord, SandboxRecord } from '../runtime/podRuntime.ts';
import type { PodMemory } from './podMemory.ts';

export interface PodStatusInput {
  /** Spec and metadata; its own `status` is not read, `memory.lastStatus` is. */
  readonly pod: PodObject;
  readonly memory: PodMemory;
  /** Records of this pod only, in any order. */
  readonly sandboxes: readonly SandboxRecord[];
  readonly containers: readonly ContainerRecord[];
  /** The node's address; empty when unknown. */
  readonly hostIp: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** True only once termination is finished: every container and sandbox has stopped and none will start. */
  readonly podIsTerminal: boolean;
}

/** The status of a pod that is bound to this node. */
export function computePodStatus(input: PodStatusInput): PodStatus {
  throw new Error(`not implemented ${input.pod.metadata.name}`);
}
