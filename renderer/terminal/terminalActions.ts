// Opening, moving and closing terminals from anywhere in the page.

import { create } from 'zustand';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import {
  dropDockPane,
  MAX_SPLITS,
  showDockTab,
  splitDockTab,
  terminalTabOf,
  useDock,
} from '../app/dockStore.ts';
import { useTerminals } from '../state/terminalsStore.ts';
import { newPane, type Pane, putPane, usePanes } from './paneStore.ts';
import { specOf, specPod, type TerminalSpec } from './terminalSpec.ts';

export type ShellOrWatch = 'exec' | 'attach';

interface TerminalRequests {
  /** A pod with several containers: which one is meant. */
  readonly choice: { readonly pod: PodRef; readonly kind: ShellOrWatch } | undefined;
  /** The pod for which a debug container is to be described. */
  readonly debug: { readonly pod: PodRef; readonly target?: string | undefined } | undefined;
  /** Panes whose close has to be confirmed. */
  readonly closing: readonly Pane[];
  /** The pane that takes the focus as soon as it is on screen. */
  readonly focus: string | undefined;
  /** The pane that its pod's panel shows; the last one where there is none. */
  readonly panelPane: string | undefined;
}

export const useTerminalRequests = create<TerminalRequests>()(() => ({
  choice: undefined,
  debug: undefined,
  closing: [],
  focus: undefined,
  panelPane: undefined,
}));

export function focusPane(id: string): void {
  useTerminalRequests.setState({ focus: id });
}

/** Opens a terminal in the dock; a living one of the same kind in the same place is shown instead. */
export function openTerminal(spec: TerminalSpec): void {
  const there = isRepeatable(spec) ? livePane(spec) : undefined;
  if (there === undefined) openNewTerminal(spec);
  else showPane(there);
}

export function openNewTerminal(spec: TerminalSpec): void {
  showPane(newPane(spec));
}

/** Shows a pane in the dock, where it may be already, and puts the focus into it. */
export function showPane(pane: Pane): void {
  putPane(pane);
  const tab = terminalTabOf(useDock.getState(), pane.id);
  showDockTab(tab ?? { kind: 'terminal', id: `terminal:${pane.id}`, paneIds: [pane.id] });
  focusPane(pane.id);
}

/** Opens a terminal in the panel of its pod. */
export function openInPanel(spec: TerminalSpec): void {
  const { id } = newPane(spec);
  useTerminalRequests.setState({ panelPane: id, focus: id });
}

/** Takes a terminal from the dock to the panel of its pod. */
export function moveToPanel(pane: Pane): void {
  dropDockPane(pane.id);
  useTerminalRequests.setState({ panelPane: pane.id, focus: pane.id });
}

/** A new shell to the right of a terminal of the dock. */
export function splitRight(pane: Pane): void {
  const { spec } = pane;
  const fresh = newPane(spec.kind === 'attach' || spec.kind === 'debug' ? shellBeside(spec) : spec);
  if (!splitDockTab(pane.id, fresh.id)) showPane(fresh);
  focusPane(fresh.id);
}

export function canSplit(paneId: string): boolean {
  return (terminalTabOf(useDock.getState(), paneId)?.paneIds.length ?? MAX_SPLITS) < MAX_SPLITS;
}

/** The terminals of a pod that no tab of the dock holds, those of other pages included. */
export function panelPanes(
  pod: PodRef,
  panes: ReadonlyMap<string, Pane>,
  sessions: ReadonlyMap<string, Terminal>,
  isInDock: (paneId: string) => boolean,
): readonly Pane[] {
  const isOfPod = (spec: TerminalSpec) => {
    const own = specPod(spec);
    return own?.name === pod.name && own.namespace === pod.namespace;
  };
  const own = [...panes.values()].filter(({ spec, id }) => isOfPod(spec) && !isInDock(id));
  const known = new Set([...panes.values()].map(({ terminalId }) => terminalId));
  const others = [...sessions.values()]
    .filter(({ id }) => !known.has(id) && !panes.has(id))
    .map((session) => ({ id: session.id, spec: specOf(session), terminalId: session.id }))
    .filter(({ spec }) => isOfPod(spec));
  return [...others, ...own];
}

function shellBeside(spec: Extract<TerminalSpec, { kind: 'attach' | 'debug' }>): TerminalSpec {
  return spec.kind === 'attach' ? { kind: 'exec', pod: spec.pod, container: spec.container } : spec;
}

/** A shell or a Watch of a container is one place to come back to; a command is run each time. */
function isRepeatable(spec: TerminalSpec): boolean {
  return spec.kind === 'attach' || (spec.kind === 'exec' && spec.command === undefined);
}

function livePane(spec: TerminalSpec): Pane | undefined {
  const { byId: sessions } = useTerminals.getState();
  const wanted = JSON.stringify(spec);
  return [...usePanes.getState().byId.values()].findLast(({ spec: own, terminalId }) => {
    const phase = sessions.get(terminalId ?? '')?.state.phase;
    return JSON.stringify(own) === wanted && (phase === 'running' || phase === 'starting');
  });
}
