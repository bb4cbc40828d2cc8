// A node of 4 CPUs and 8 GiB for the engine's unit tests.

import type { EngineInfo } from '../../../electron/common/contract/system.ts';
import type { Node } from '../../../electron/common/kubernetes/objects.ts';
import { type NodeInput, nodeObject } from '../../../electron/engine/node/nodeObject.ts';
import type { NodeRecord } from '../../../electron/engine/store/objectStore.ts';
import { EPOCH } from './samplePods.ts';

export const sampleEngine: EngineInfo = {
  address: 'unix:///var/run/docker.sock',
  source: 'well-known socket',
  id: 'ENGINE:ONE',
  name: 'node1',
  version: '20.10.24',
  apiVersion: '1.41',
  os: 'Debian GNU/Linux 12 (bookworm)',
  arch: 'x86_64',
  kernel: '6.1.0',
  cpus: 4,
  memoryBytes: 8 * 1024 ** 3,
  cgroupVersion: '2',
  rootless: false,
};

export const plainRecord: NodeRecord = {
  engineId: 'ENGINE:ONE',
  name: 'node1',
  labels: {},
  taints: [],
  unschedulable: false,
};

export function sampleNode(record: Partial<NodeRecord> = {}, input: Partial<NodeInput> = {}): Node {
  return nodeObject({
    info: sampleEngine,
    record: { ...plainRecord, ...record },
    hostIp: '10.0.0.1',
    version: 'podbay/0.1.0',
    revision: 7,
    createdAt: EPOCH,
    since: EPOCH,
    heartbeat: EPOCH + 10_000,
    ready: true,
    ...input,
  });
}
