// Which node an engine is. Engines are told apart by their id: two with one host name (a virtual machine of the same
// make, a rootless engine beside the system's) are two nodes, so neither's labels nor pods pass to the other. Pure.

import type { EngineInfo } from '../../common/contract/system.ts';
import type { NodeRecord } from '../store/objectStore.ts';

/** Digits of the id in the name of a node whose host name another one has. */
const SUFFIX_LENGTH = 6;

/**
 * The record of `engine`: its own, or a new one under its host name. What was said before records carried an id goes to
 * the engine that comes first.
 */
export function claimNode(records: readonly NodeRecord[], { id, name }: EngineInfo): NodeRecord {
  const own = records.find(({ engineId }) => engineId === id);
  const qualified = qualifiedName(id, name);
  if (own?.name === name || own?.name === qualified) return own;
  const isTaken = records.some((record) => record.engineId !== id && record.name === name);
  const said = own ?? records.find(({ engineId }) => engineId === '');
  return {
    engineId: id,
    name: isTaken ? qualified : name,
    labels: said?.labels ?? {},
    taints: said?.taints ?? [],
    unschedulable: said?.unschedulable ?? false,
  };
}

/** `debian-k7f2qa`: a Kubernetes name as long as the host name is one. */
function qualifiedName(id: string, name: string): string {
  const digits = id.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return `${name}-${digits.slice(0, SUFFIX_LENGTH)}`;
}
