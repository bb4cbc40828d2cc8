// The engine as a v1.Node. Pure.

import type { EngineInfo } from '../../common/contract/system.ts';
import type { Node } from '../../common/kubernetes/objects.ts';
import type { NodeRecord } from '../store/objectStore.ts';

export interface NodeInput {
  readonly info: EngineInfo;
  readonly record: NodeRecord;
  /** The address under which the pods' host ports answer. */
  readonly hostIp: string;
  /** Podbay's own version, as kubeletVersion. */
  readonly version: string;
  /** The store's revision. */
  readonly revision: number;
  /** Milliseconds: when the engine was first seen, and when it last answered. */
  readonly readySince: number;
  readonly heartbeat: number;
  /** False while the engine is lost. */
  readonly ready: boolean;
}

export function nodeObject(input: NodeInput): Node {
  throw new Error(`not implemented ${input.hostIp}`);
}
