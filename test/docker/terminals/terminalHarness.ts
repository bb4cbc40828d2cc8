// Terminals from the contract down to Docker, on pods of a real engine; only the host around them is missing.

import { systemClock } from '../../../electron/common/clock.ts';
import type { Terminal, TerminalsItem } from '../../../electron/common/contract/terminals.ts';
import { terminalsContract } from '../../../electron/common/contract/terminals.ts';
import { ObservableValue } from '../../../electron/common/observable.ts';
import { createClient } from '../../../electron/common/rpc/client.ts';
import { memoryChannel } from '../../../electron/common/rpc/memoryChannel.ts';
import { RpcSession } from '../../../electron/common/rpc/rpcSession.ts';
import { serve } from '../../../electron/common/rpc/server.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { randomIds } from '../../../electron/services/randomIds.ts';
import { ptyFactory } from '../../../electron/services/terminals/ptyFactory.ts';
import { terminalHandlers } from '../../../electron/services/terminals/terminalService.ts';
import { TerminalSessions } from '../../../electron/services/terminals/terminalSessions.ts';
import { silentLogger } from '../../fakes/fakeEngine.ts';
import { EngineHarness, eventually } from '../engine/engineHarness.ts';
import { size, type TerminalsApi, TestTerminal } from './testTerminal.ts';

const PROCESSES = 'for d in /proc/[0-9]*; do tr "\\0" " " < $d/cmdline; echo; done 2>/dev/null';

export class TerminalHarness {
  readonly engine = new EngineHarness();
  readonly runtime = new ObservableValue<PodRuntime | undefined>(undefined);
  readonly #sessions = new TerminalSessions({
    ids: randomIds,
    clock: systemClock,
    logger: silentLogger,
    screens: undefined,
  });
  readonly #known = new Map<string, Terminal>();
  #cut: () => void = () => undefined;
  api!: TerminalsApi;

  async start(): Promise<void> {
    await this.engine.lead();
    this.runtime.set(this.engine.runtime);
    this.connectPage();
  }

  /** A page that comes (back): a connection of its own. */
  connectPage(): void {
    const contract = { terminals: terminalsContract };
    const { engine } = this.engine;
    const { runtime } = this;
    const hostShell = {
      isAllowed: true,
      ptys: ptyFactory,
      env: process.env,
      platform: process.platform,
      runtime,
      clock: systemClock,
    };
    const handlers = terminalHandlers({
      sessions: this.#sessions,
      pods: engine,
      debuggedPods: engine,
      ids: randomIds,
      runtime,
      hostShell,
    });
    const pair = memoryChannel();
    serve(contract, { terminals: handlers }, pair.server, {
      newErrorId: () => 'test',
      reportError: (error) => {
        throw error;
      },
      checkOutput: true,
    });
    const session = new RpcSession(pair.client);
    this.api = createClient(contract, () => session).terminals;
    this.#cut = pair.cut;
    void this.#watch(this.api).catch(() => undefined);
  }

  /** The connection goes, as when a cable is pulled. */
  cutPage(): void {
    this.#cut();
  }

  terminal(id: string): Terminal | undefined {
    return this.#known.get(id);
  }

  get terminals(): readonly Terminal[] {
    return [...this.#known.values()];
  }

  async exec(pod: string, container: string, command?: readonly string[]): Promise<[Terminal, TestTerminal]> {
    const target = { namespace: 'default', name: pod, container };
    const { terminal } = await this.api.openExec({
      target,
      size,
      ...(command === undefined ? {} : { command: [...command] }),
    });
    return [terminal, new TestTerminal(this.api, terminal.id)];
  }

  async attach(pod: string, container: string): Promise<[Terminal, TestTerminal]> {
    const { terminal } = await this.api.openAttach({
      target: { namespace: 'default', name: pod, container },
      size,
    });
    return [terminal, new TestTerminal(this.api, terminal.id, size, terminal.tty)];
  }

  /** The session once it is in this phase. */
  phase<P extends Terminal['state']['phase']>(
    id: string,
    phase: P,
  ): Promise<Extract<Terminal['state'], { phase: P }>> {
    return eventually(
      () => {
        const state = this.terminal(id)?.state;
        return state?.phase === phase ? (state as Extract<Terminal['state'], { phase: P }>) : undefined;
      },
      () => `${phase}, not ${JSON.stringify(this.terminal(id)?.state)}`,
      20_000,
    );
  }

  async processes(pod: string, container: string): Promise<string> {
    return this.engine.exec(pod, container, PROCESSES);
  }

  /** Resolves when no process has the word in its command line. */
  async gone(pod: string, container: string, word: string): Promise<void> {
    await eventually(
      async () => ((await this.processes(pod, container)).includes(word) ? undefined : true),
      () => `${word} still runs`,
      20_000,
    );
  }

  async dispose(): Promise<void> {
    for (const { id } of this.terminals) await this.api.close({ id }).catch(() => undefined);
    this.#sessions.dispose();
    this.cutPage();
    await this.engine.cleanUp();
  }

  async #watch(api: TerminalsApi): Promise<void> {
    for await (const item of api.watch({})) this.#take(item);
  }

  #take(item: TerminalsItem): void {
    if (item.type === 'snapshot') this.#known.clear();
    else for (const id of item.removedIds) this.#known.delete(id);
    for (const terminal of item.type === 'snapshot' ? item.terminals : item.upserted) {
      this.#known.set(terminal.id, terminal);
    }
  }
}
