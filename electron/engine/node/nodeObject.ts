// The engine as a v1.Node. Pure.

import { timestamp } from '../../common/clock.ts';
import type { EngineInfo } from '../../common/contract/system.ts';
import type { Node, NodeStatus } from '../../common/kubernetes/objects.ts';
import type { NodeRecord } from '../store/objectStore.ts';
import { engineLabels, goArchitecture } from './nodeLabels.ts';

/** The kubelet's default maxPods. */
const MAX_PODS = 110;

export interface NodeInput {
  readonly info: EngineInfo;
  readonly record: NodeRecord;
  /** The address under which the pods' host ports answer; empty when unknown. */
  readonly hostIp: string;
  /** Podbay's own version, as kubeletVersion. */
  readonly version: string;
  /** The store's revision. */
  readonly revision: number;
  /** Milliseconds: when the engine was first seen, when it became what `ready` says, when it last answered. */
  readonly createdAt: number;
  readonly since: number;
  readonly heartbeat: number;
  /** False while the engine is lost. */
  readonly ready: boolean;
}

/** Labels of the engine win over the user's. */
export function nodeObject(input: NodeInput): Node {
  const { info, record } = input;
  const taints = record.taints.map((taint) => ({ ...taint }));
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: record.name,
      uid: info.id,
      creationTimestamp: timestamp(input.createdAt),
      resourceVersion: String(input.revision),
      labels: { ...record.labels, ...engineLabels(info) },
    },
    spec: {
      ...(taints.length === 0 ? {} : { taints }),
      ...(record.unschedulable ? { unschedulable: true } : {}),
    },
    status: nodeStatus(input),
  };
}

function nodeStatus(input: NodeInput): NodeStatus {
  const { info, hostIp } = input;
  const resources = {
    cpu: String(info.cpus),
    memory: `${Math.floor(info.memoryBytes / 1024)}Ki`,
    pods: String(MAX_PODS),
  };
  return {
    capacity: resources,
    allocatable: { ...resources },
    conditions: [readyCondition(input)],
    addresses: [
      ...(hostIp === '' ? [] : [{ type: 'InternalIP', address: hostIp }]),
      { type: 'Hostname', address: info.name },
    ],
    nodeInfo: {
      architecture: goArchitecture(info.arch),
      bootID: '',
      containerRuntimeVersion: `docker://${info.version}`,
      kernelVersion: info.kernel,
      kubeProxyVersion: '',
      kubeletVersion: input.version,
      machineID: '',
      operatingSystem: 'linux',
      osImage: info.os,
      systemUUID: '',
    },
  };
}

/** A lost engine is Unknown, as a node is whose kubelet stopped reporting. */
function readyCondition({ ready, since, heartbeat }: NodeInput) {
  const times = {
    lastHeartbeatTime: timestamp(heartbeat),
    lastTransitionTime: timestamp(since),
  };
  return ready
    ? {
        type: 'Ready',
        status: 'True',
        reason: 'KubeletReady',
        message: 'kubelet is posting ready status',
        ...times,
      }
    : {
        type: 'Ready',
        status: 'Unknown',
        reason: 'NodeStatusUnknown',
        message: 'Kubelet stopped posting node status.',
        ...times,
      };
}
