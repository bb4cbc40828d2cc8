// Changes to the labels that a user gave the node, checked with the API server's texts. Pure.

import type { NodeRecord } from '../store/objectStore.ts';

export interface LabelEdit {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** Throws `InvalidArgument` with every broken rule, and for labels that come from the engine itself. */
export function editNodeLabels(record: NodeRecord, edit: LabelEdit): NodeRecord {
  throw new Error(`not implemented ${record.unschedulable} ${edit.remove.length}`);
}
