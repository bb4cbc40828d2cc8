// One pane's side of a session: opens it when its size is known, draws what comes at the screen's pace, sends what is
// typed. It outlives its place on the page; the session outlives it.

import { createStore } from 'zustand/vanilla';
import { type AppError, isAppError } from '../../electron/common/appError.ts';
import type { TerminalSettings } from '../../electron/common/contract/settings.ts';
import type { Terminal, TerminalOutput, TerminalSize } from '../../electron/common/contract/terminals.ts';
import type { Connection } from '../rpc/connection.ts';
import { errorText } from '../rpc/errorText.ts';
import { followStream, type StreamStatus } from '../rpc/followStream.ts';
import { putTerminal, useTerminals } from '../state/terminalsStore.ts';
import { InputQueue } from './inputQueue.ts';
import { changePane, type Pane, usePanes } from './paneStore.ts';
import { type ScreenEvents, TerminalScreen } from './terminalScreen.ts';
import { openSession, type TerminalSpec } from './terminalSpec.ts';
import { WriteFlow } from './writeFlow.ts';

export type ClientState =
  /** No session, and nobody has asked for one. */
  | { readonly phase: 'idle' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'noShell' }
  | { readonly phase: 'failed'; readonly message: string; readonly details: string | undefined }
  | { readonly phase: 'linked'; readonly link: StreamStatus };

/** What the page does about keys and pastes; the client sends what is left. */
export interface ClientEvents extends Pick<ScreenEvents, 'onKey' | 'onPaste' | 'onLink' | 'onSelect'> {
  /** True: it was dealt with and is not sent. */
  readonly onInput: (bytes: Uint8Array) => boolean;
  readonly onRefused: () => void;
}

export class TerminalClient {
  readonly state = createStore<ClientState>()(() => ({ phase: 'idle' }));
  readonly screen: TerminalScreen;
  readonly #connection: Connection;
  readonly #paneId: string;
  readonly #end = new AbortController();
  readonly #flow: WriteFlow;
  #events: ClientEvents | undefined;
  #following: AbortController | undefined;
  #queue: InputQueue | undefined;
  /** To be opened with, or undefined for the session that is there, once the size is known. */
  #waiting: ((size: TerminalSize) => void) | undefined;

  constructor(pane: Pane, connection: Connection, settings: TerminalSettings) {
    this.#connection = connection;
    this.#paneId = pane.id;
    this.screen = new TerminalScreen(settings, {
      onInput: (bytes) => this.#input(bytes),
      onSize: (size) => this.#sized(size),
      onKey: (key) => this.#events?.onKey(key),
      onPaste: (text) => this.#events?.onPaste(text),
      onLink: (address) => this.#events?.onLink(address),
      onSelect: () => this.#events?.onSelect(),
    });
    this.#flow = new WriteFlow((bytes, done) => this.screen.write(bytes, done));
    if (pane.terminalId !== undefined) this.#follow(pane.terminalId);
  }

  /** Tells `events` from now on, of the pane that shows it; returns the end of it. */
  serve(events: ClientEvents): () => void {
    this.#events = events;
    return () => {
      if (this.#events === events) this.#events = undefined;
    };
  }

  /** Starts what the pane was made for, with the size of the screen. Only ever at the user's wish. */
  open(spec: TerminalSpec): void {
    this.state.setState({ phase: 'opening' }, true);
    this.#withSize((size) => void this.#open(() => openSession(this.#connection.api, spec, size)));
  }

  /** Reconnect: the session's own command again, or the pane's when the session is gone. */
  restart(spec: TerminalSpec): void {
    const id = this.#session()?.id;
    if (id === undefined) return this.open(spec);
    this.#withSize((size) => {
      void this.#open(async () => (await this.#connection.api.terminals.restart({ id, size })).terminal);
    });
  }

  /** Sends bytes as if typed; `onRefused` is told when there is no room for them. */
  send(bytes: Uint8Array): void {
    if (this.#queue?.type(bytes) === false) this.#events?.onRefused();
  }

  endInput(): void {
    this.#queue?.tell({ type: 'endInput' });
  }

  dispose(): void {
    this.#end.abort();
    this.#following?.abort();
    this.screen.dispose();
  }

  #pane(): Pane | undefined {
    return usePanes.getState().byId.get(this.#paneId);
  }

  /** Of a session that is gone the services have kept the last lines; where this fails, they go after a week. */
  #forget(id: string): void {
    if (!useTerminals.getState().byId.has(id))
      this.#connection.api.terminals.close({ id }).catch(() => undefined);
  }

  #session(): Terminal | undefined {
    const id = this.#pane()?.terminalId ?? this.#paneId;
    return useTerminals.getState().byId.get(id);
  }

  #withSize(act: (size: TerminalSize) => void): void {
    const { size } = this.screen;
    if (size === undefined) this.#waiting = act;
    else act(size);
  }

  #sized(size: TerminalSize): void {
    this.#queue?.tell({ type: 'resize', size });
    const act = this.#waiting;
    this.#waiting = undefined;
    act?.(size);
  }

  #input(bytes: Uint8Array): void {
    if (this.#events?.onInput(bytes) !== true) this.send(bytes);
  }

  async #open(start: () => Promise<Terminal>): Promise<void> {
    try {
      const before = this.#pane()?.terminalId;
      const terminal = await start();
      putTerminal(terminal);
      changePane(this.#paneId, { terminalId: terminal.id });
      if (before !== undefined && before !== terminal.id) this.#forget(before);
      if (!this.#end.signal.aborted) this.#follow(terminal.id);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (isAppError(error, 'Unimplemented')) return this.state.setState({ phase: 'noShell' }, true);
    const details = isAppError(error) ? error.details : undefined;
    this.state.setState({ phase: 'failed', message: errorText(error), details }, true);
  }

  /** Draws the session until the client ends or another session takes its place. */
  #follow(id: string): void {
    this.#following?.abort();
    const following = new AbortController();
    this.#following = following;
    this.state.setState({ phase: 'linked', link: { phase: 'loading' } }, true);
    this.#withSize(() => void this.#followOn(id, following.signal));
  }

  async #followOn(id: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let failure: AppError | undefined;
      await followStream(
        this.#connection,
        {
          open: (api, ended) => this.#drawn(api, id, ended),
          onItem: () => undefined,
          onStatus: (link) => {
            if (link.phase === 'failed') failure = link.error;
            this.state.setState({ phase: 'linked', link }, true);
          },
        },
        signal,
      );
      if (signal.aborted) return;
      if (failure?.code === 'NotFound') return this.state.setState({ phase: 'idle' }, true);
      if (failure !== undefined) return this.#fail(failure);
      await restarted(id, signal);
    }
  }

  async *#drawn(api: Connection['api'], id: string, signal: AbortSignal): AsyncGenerator<TerminalOutput> {
    const { size } = this.screen;
    if (size === undefined) return;
    const queue = new InputQueue();
    this.#queue = queue;
    try {
      for await (const item of api.terminals.connect({ id, size }, queue, { signal })) {
        // The next item is asked for, and credit given, only after this.
        await this.#draw(item, signal);
        yield item;
      }
    } finally {
      if (this.#queue === queue) this.#queue = undefined;
    }
  }

  async #draw(item: TerminalOutput, signal: AbortSignal): Promise<void> {
    if (item instanceof Uint8Array) return this.#flow.put(item, signal);
    // A screen that is reset under bytes that wait to be drawn would show them afterwards.
    await this.screen.written();
    if (signal.aborted) return;
    if (item.type === 'screen') this.screen.reset(item.size);
    else this.screen.takeSize(item.size);
  }
}

/**
 * Resolves when a session that has ended lives again, or is gone; it must change after the end, for the news of it may
 * be late.
 */
function restarted(id: string, signal: AbortSignal): Promise<void> {
  const before = useTerminals.getState().byId.get(id);
  return new Promise((resolve) => {
    const check = () => {
      const now = useTerminals.getState().byId.get(id);
      const isAlive = now === undefined || now.state.phase === 'starting' || now.state.phase === 'running';
      if (!signal.aborted && (now === before || !isAlive)) return;
      unsubscribe();
      signal.removeEventListener('abort', check);
      resolve();
    };
    const unsubscribe = useTerminals.subscribe(check);
    signal.addEventListener('abort', check, { once: true });
    check();
  });
}
