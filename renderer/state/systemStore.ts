// The engine, the lease, the node and the pulls, as the last items of their streams said; undefined: not heard yet.

import { create } from 'zustand';
import type { ImagePull } from '../../electron/common/contract/images.ts';
import type { SystemStatus } from '../../electron/common/contract/system.ts';
import type { Node } from '../../electron/common/kubernetes/objects.ts';

export interface SystemState {
  readonly status: SystemStatus | undefined;
  readonly node: Node | undefined;
  readonly pulls: readonly ImagePull[];
}

export const useSystem = create<SystemState>()(() => ({ status: undefined, node: undefined, pulls: [] }));

/** False while another Podbay manages the engine or holds the data: acting would be refused. */
export function useCanAct(): boolean {
  return useSystem(({ status }) => status?.lease.role !== 'observer' && status?.storeHeldBy === undefined);
}
