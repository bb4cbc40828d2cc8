// Terminals over the contract.

import type { Terminal, TerminalsItem } from '../../common/contract/terminals.ts';
import type { Contract } from '../../common/contract.ts';
import type { IdSource } from '../../common/ids.ts';
import type { Observable } from '../../common/observable.ts';
import type { ContractHandlers } from '../../common/rpc/define.ts';
import { latestSnapshot } from '../../common/rpc/latestSnapshot.ts';
import { addDebugContainer, type DebuggedPods } from './addDebugContainer.ts';
import { AttachProgram } from './attachProgram.ts';
import type { TerminalRuntime } from './connectedRuntime.ts';
import { DebugProgram, type WatchedPods } from './debugProgram.ts';
import { execProgram } from './execProgram.ts';
import { type HostShellOptions, HostShellProgram, hostShellState } from './hostShell.ts';
import type { TerminalProgram } from './terminalProgram.ts';
import type { TerminalSessions, TerminalsChange } from './terminalSessions.ts';

export interface TerminalServiceOptions {
  readonly sessions: TerminalSessions;
  readonly pods: WatchedPods;
  readonly debuggedPods: DebuggedPods;
  readonly ids: IdSource;
  readonly runtime: Observable<TerminalRuntime | undefined>;
  readonly hostShell: HostShellOptions;
}

type TerminalHandlers = ContractHandlers<Contract>['terminals'];

export function terminalHandlers(options: TerminalServiceOptions): TerminalHandlers {
  const { sessions, pods, debuggedPods, ids, runtime, hostShell } = options;
  const open = async (
    size: Parameters<TerminalSessions['open']>[1],
    create: () => TerminalProgram | Promise<TerminalProgram>,
  ) => ({ terminal: await sessions.open(create, size) });
  return {
    watch: (_input, { signal }) => watchTerminals(options, signal),
    openExec: ({ target, command, user, workingDir, size }, { signal }) =>
      open(size, () => execProgram({ ids, target, command, user, workingDir, pods, runtime }, signal)),
    openAttach: ({ target, size }) => open(size, () => new AttachProgram({ target, pods, runtime })),
    openDebug: async ({ pod, image, targetContainer, command, size }) =>
      open(size, async () => {
        const container = await addDebugContainer(debuggedPods, ids, {
          pod,
          image,
          targetContainer,
          command,
        });
        const target = { ...pod, container };
        return new DebugProgram({ target, command: command ?? [], pods, runtime });
      }),
    openHostShell: ({ size }) => open(size, () => new HostShellProgram(hostShell)),
    connect: ({ id, size }, up, { signal }) => sessions.connect(id, size, up, signal),
    setInput: async ({ id, isOn }) => {
      const session = sessions.get(id);
      await session.setInput(isOn);
      return { terminal: session.describe() };
    },
    restart: async ({ id, size }) => {
      const session = sessions.get(id);
      session.restart(size);
      return { terminal: session.describe() };
    },
    rename: async ({ id, title }) => {
      const session = sessions.get(id);
      session.rename(title);
      return { terminal: session.describe() };
    },
    close: ({ id }) => sessions.close(id),
  };
}

async function* watchTerminals(
  { sessions, hostShell }: TerminalServiceOptions,
  signal: AbortSignal,
): AsyncGenerator<TerminalsItem> {
  const source = {
    snapshot: () => sessions.list(),
    subscribe: (listener: (change: TerminalsChange) => void) => sessions.subscribe(listener),
  };
  const page = sessions.enter();
  try {
    for await (const item of latestSnapshot(source, signal)) {
      yield item.type === 'snapshot'
        ? { type: 'snapshot', hostShell: hostShellState(hostShell), terminals: item.snapshot }
        : { type: 'changes', ...mergeChanges(item.changes) };
    }
  } finally {
    page.dispose();
  }
}

/** Several changes as one: the last word on each session counts. */
function mergeChanges(changes: readonly TerminalsChange[]): { upserted: Terminal[]; removedIds: string[] } {
  const upserted = new Map<string, Terminal>();
  const removedIds = new Set<string>();
  for (const change of changes) {
    if (change.upserted) upserted.set(change.upserted.id, change.upserted);
    if (change.removedId === undefined) continue;
    upserted.delete(change.removedId);
    removedIds.add(change.removedId);
  }
  return { upserted: [...upserted.values()], removedIds: [...removedIds] };
}
