// The terminal sessions, by id, as the services keep them.

import { create } from 'zustand';
import type { HostShell, Terminal, TerminalsItem } from '../../electron/common/contract/terminals.ts';

export interface TerminalsState {
  readonly byId: ReadonlyMap<string, Terminal>;
  readonly hostShell: HostShell;
  /** False until the first snapshot: a session may be called gone only after it. */
  readonly isLoaded: boolean;
}

export const useTerminals = create<TerminalsState>()(() => ({
  byId: new Map(),
  hostShell: 'off',
  isLoaded: false,
}));

export function reduceTerminals(state: TerminalsState, items: readonly TerminalsItem[]): TerminalsState {
  const byId = new Map(state.byId);
  let { hostShell } = state;
  for (const item of items) {
    if (item.type === 'snapshot') {
      byId.clear();
      ({ hostShell } = item);
    } else for (const id of item.removedIds) byId.delete(id);
    const terminals = item.type === 'snapshot' ? item.terminals : item.upserted;
    for (const terminal of terminals) byId.set(terminal.id, terminal);
  }
  return { byId, hostShell, isLoaded: true };
}

/** What a call has answered, before the stream says the same. */
export function putTerminal(terminal: Terminal): void {
  useTerminals.setState(({ byId }) => ({ byId: new Map(byId).set(terminal.id, terminal) }));
}

export function dropTerminal(id: string): void {
  useTerminals.setState(({ byId }) => {
    const rest = new Map(byId);
    rest.delete(id);
    return { byId: rest };
  });
}
