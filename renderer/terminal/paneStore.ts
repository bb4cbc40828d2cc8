// The terminals that this page has on screen or in the dock: each pane knows its session, and how to open it anew.

import { z } from 'zod';
import { create } from 'zustand';
import { terminalSpecSchema } from './terminalSpec.ts';

export const paneSchema = z.object({
  /** The page's own; it stays when the session behind it is another. */
  id: z.string().max(64),
  spec: terminalSpecSchema,
  /** The session; undefined before it is open and where it could not be opened. */
  terminalId: z.string().max(64).optional(),
  /** As the user named it; sessions know it too, as long as they last. */
  title: z.string().max(100).optional(),
});
export type Pane = z.infer<typeof paneSchema>;

interface PanesState {
  readonly byId: ReadonlyMap<string, Pane>;
  /** Asked for by the user and not begun: nothing else may start a process. Not saved. */
  readonly opening: ReadonlySet<string>;
}

export const usePanes = create<PanesState>()(() => ({ byId: new Map(), opening: new Set() }));

export function putPane(pane: Pane): void {
  usePanes.setState(({ byId }) => ({ byId: new Map(byId).set(pane.id, pane) }));
}

export function changePane(id: string, change: Partial<Pick<Pane, 'terminalId' | 'title'>>): void {
  const pane = usePanes.getState().byId.get(id);
  if (pane !== undefined) putPane({ ...pane, ...change });
}

export function removePane(id: string): void {
  usePanes.setState(({ byId, opening }) => ({
    byId: new Map([...byId].filter(([key]) => key !== id)),
    opening: new Set([...opening].filter((key) => key !== id)),
  }));
}

/** A pane of its own for something that is to be opened as soon as its size is known. */
export function newPane(spec: Pane['spec']): Pane {
  const pane = { id: newPaneId(), spec };
  putPane(pane);
  usePanes.setState(({ opening }) => ({ opening: new Set(opening).add(pane.id) }));
  return pane;
}

/** True once for each pane that waits to be opened. */
export function takeOpening(id: string): boolean {
  const { opening } = usePanes.getState();
  if (!opening.has(id)) return false;
  usePanes.setState({ opening: new Set([...opening].filter((key) => key !== id)) });
  return true;
}

/** Not `randomUUID`, which pages over plain HTTP from another machine do not have. */
function newPaneId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
