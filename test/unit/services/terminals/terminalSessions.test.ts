// The life of a session: what a page sees of it, what it may send, and when it ends.

import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/common/appError.ts';
import type { TerminalInput, TerminalOutput } from '../../../../electron/common/contract/terminals.ts';
import { randomIds } from '../../../../electron/services/randomIds.ts';
import { ScreenKeeper, type ScreenStore } from '../../../../electron/services/terminals/screenKeeper.ts';
import {
  DETACHED_GRACE_MS,
  KEEP_SCREENS_MS,
  MAX_TERMINALS,
} from '../../../../electron/services/terminals/terminalLimits.ts';
import type {
  TerminalProgram,
  TerminalSubject,
} from '../../../../electron/services/terminals/terminalProgram.ts';
import { TerminalSessions } from '../../../../electron/services/terminals/terminalSessions.ts';
import { FakeClock, settle } from '../../../fakes/fakeClock.ts';
import { silentLogger } from '../../../fakes/fakeEngine.ts';
import { FakeTerminal } from '../../../fakes/fakeTerminal.ts';

const size = { cols: 80, rows: 24 };
const bytes = (text: string) => new TextEncoder().encode(text);

const execSubject: TerminalSubject = {
  kind: 'exec',
  command: ['sh'],
  dockerCommand: 'docker exec -it c sh',
  tty: true,
  stdinOnce: false,
  input: 'always',
};

let clock: FakeClock;
let sessions: TerminalSessions;
let started: FakeTerminal[];
let failNext: AppError | undefined;
let kept: Map<string, Uint8Array>;
let screens: ScreenKeeper;

const storeOf = (files: Map<string, Uint8Array>): ScreenStore => ({
  save: (id, lines) => void files.set(id, lines),
  read: (id) => files.get(id),
  remove: (id) => void files.delete(id),
});

beforeEach(() => {
  clock = new FakeClock();
  let count = 0;
  const ids = { uid: () => `t${++count}`, randomHex: () => 'abcde' };
  kept = new Map();
  screens = new ScreenKeeper({ store: storeOf(kept), clock, logger: silentLogger });
  sessions = new TerminalSessions({ ids, clock, logger: silentLogger, screens });
  started = [];
  failNext = undefined;
});

function program(subject: TerminalSubject = execSubject, isResumable = false): TerminalProgram {
  return {
    subject,
    isResumable,
    start: () => {
      const failure = failNext;
      failNext = undefined;
      if (failure) return Promise.reject(failure);
      const stream = new FakeTerminal();
      started.push(stream);
      return Promise.resolve({ stream, setInput: (isOn: boolean) => stream.setInput(isOn) });
    },
  };
}

const last = (): FakeTerminal => {
  const stream = started.at(-1);
  if (stream === undefined) throw new Error('nothing was started');
  return stream;
};

async function open(subject?: TerminalSubject, isResumable?: boolean): Promise<string> {
  const { id } = await sessions.open(() => program(subject, isResumable), size);
  await settle();
  return id;
}

const state = (id: string) => sessions.get(id).describe().state;

class Page {
  text = '';
  hasEnded = false;
  readonly leaving = new AbortController();
  readonly #items: TerminalInput[] = [];
  #wake: () => void = () => undefined;

  constructor(id: string, at = size) {
    void this.#read(sessions.connect(id, at, this.input(), this.leaving.signal));
  }

  send(item: TerminalInput): void {
    this.#items.push(item);
    this.#wake();
  }

  async #read(output: AsyncIterable<TerminalOutput>): Promise<void> {
    for await (const item of output) {
      this.text += item instanceof Uint8Array ? new TextDecoder().decode(item) : `<${item.type}>`;
    }
    this.hasEnded = true;
  }

  async *input(): AsyncGenerator<TerminalInput> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) yield item;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}

/** xterm.js hands over what it has parsed with a timer of its own. */
async function until(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !done(); turn++) await settle();
  expect(done()).toBe(true);
}

describe('a session', () => {
  it('runs, takes input and sizes, and keeps its exit code and last screen', async () => {
    const id = await open();
    expect(state(id)).toEqual({ phase: 'running' });
    const page = new Page(id, { cols: 100, rows: 30 });
    last().emit('hello');
    await until(() => page.text.includes('hello'));
    page.send(bytes('ls\n'));
    page.send({ type: 'resize', size: { cols: 90, rows: 20 } });
    await settle();
    expect(last().written).toEqual(['ls\n']);
    expect(last().sizes.at(-1)).toEqual({ cols: 90, rows: 20 });
    last().exit(3);
    await until(() => page.hasEnded);
    expect(state(id)).toEqual({ phase: 'exited', exitCode: 3, at: '2026-01-01T00:00:00Z' });
    const later = new Page(id);
    await until(() => later.hasEnded);
    expect(later.text).toContain('hello');
  });

  it('goes on when its page has gone', async () => {
    const id = await open();
    const page = new Page(id);
    await settle();
    page.leaving.abort();
    await settle();
    last().emit('meanwhile');
    const back = new Page(id);
    await until(() => back.text.includes('meanwhile'));
    expect(last().isClosed).toBe(false);
  });

  it('says why it could not start, and starts when it is asked again', async () => {
    failNext = new AppError('FailedPrecondition', 'No such user.', { details: 'unable to find user x' });
    const id = await open();
    expect(state(id)).toMatchObject({
      phase: 'failed',
      message: 'No such user.',
      details: 'unable to find user x',
    });
    sessions.get(id).restart(size);
    await settle();
    expect(state(id)).toEqual({ phase: 'running' });
    expect(() => sessions.get(id).restart(size)).toThrow('still running');
  });

  it('of an exec never runs its command again by itself', async () => {
    const id = await open();
    last().lose();
    await until(() => state(id).phase === 'disconnected');
    await clock.advance(60_000);
    expect(started).toHaveLength(1);
    expect(state(id)).toMatchObject({ reason: 'The engine is gone.' });
    failNext = new AppError('Unavailable', 'No engine is connected.', { retryable: true });
    sessions.get(id).restart(size);
    await settle();
    expect(state(id)).toMatchObject({ phase: 'failed', message: 'No engine is connected.' });
  });

  it('that is attached goes on by itself when the engine is back, watching', async () => {
    const id = await open({ ...execSubject, kind: 'attach', input: 'onRequest' }, true);
    await sessions.get(id).setInput(true);
    const page = new Page(id);
    const told: string[] = [];
    sessions.subscribe(({ upserted }) => told.push(`${upserted?.state.phase} ${upserted?.input}`));
    last().lose();
    await until(() => state(id).phase === 'disconnected');
    expect(told).toEqual(['disconnected off']);
    failNext = new AppError('Unavailable', 'The engine is gone.', { retryable: true });
    await clock.advance(3_000);
    expect(state(id).phase).toBe('disconnected');
    sessions.get(id).restart(size);
    await settle();
    expect(started).toHaveLength(2);
    expect(state(id).phase).toBe('running');
    expect(sessions.get(id).describe().input).toBe('off');
    last().emit('again');
    await until(() => page.text.includes('again'));
    last().lose();
    await until(() => state(id).phase === 'disconnected');
    failNext = new AppError('NotFound', 'pods "web" not found');
    await clock.advance(3_000);
    expect(state(id)).toMatchObject({ phase: 'failed', message: 'pods "web" not found' });
  });

  it('that watches sends nothing until it is switched on', async () => {
    const id = await open({ ...execSubject, kind: 'attach', input: 'onRequest' });
    const page = new Page(id);
    page.send(bytes('too early'));
    page.send({ type: 'endInput' });
    await settle();
    expect(last().written).toEqual([]);
    expect(last().hasEndedInput).toBe(false);
    await sessions.get(id).setInput(true);
    page.send(bytes('now'));
    await settle();
    expect(last().written).toEqual(['now']);
    await sessions.get(id).setInput(false);
    page.send(bytes('too late'));
    await settle();
    expect(last().written).toEqual(['now']);
    expect(last().switches).toEqual([true, false]);
  });

  it('ends its process when it is closed, and says when it could not', async () => {
    const id = await open();
    const page = new Page(id);
    await settle();
    last().isLeftRunning = true;
    expect(await sessions.close(id)).toEqual({ isLeftRunning: true });
    expect(last().isClosed).toBe(true);
    await until(() => page.hasEnded);
    expect(() => sessions.get(id)).toThrow('This terminal is closed.');
  });
});

describe('a session that went with the app', () => {
  /** The app's next start: other sessions, on what was kept. */
  const restart = () => {
    sessions.dispose();
    sessions = new TerminalSessions({ ids: randomIds, clock, logger: silentLogger, screens });
  };

  /** The second page, which comes later, gets its text from the session's own screen. */
  const drawn = async (id: string, text: string): Promise<Page> => {
    const first = new Page(id);
    await until(() => first.text.includes(text));
    const later = new Page(id);
    await until(() => later.text.includes(text));
    return later;
  };

  it('comes back with its last lines, and as one that is gone', async () => {
    const id = await open();
    last().emit('last words');
    const page = await drawn(id, 'last words');
    restart();
    const items: TerminalOutput[] = [];
    const view = sessions.connect(id, size, page.input(), page.leaving.signal);
    await expect(
      (async () => {
        for await (const item of view) items.push(item);
      })(),
    ).rejects.toMatchObject({ code: 'NotFound' });
    expect(items[0]).toEqual({ type: 'screen', size });
    expect(Buffer.from(items[1] instanceof Uint8Array ? items[1] : []).toString()).toContain('last words');
    expect(sessions.list()).toEqual([]);
  });

  it('is forgotten when its tab is closed, then or before', async () => {
    const [id, other] = [await open(), await open()];
    last().emit('secret');
    await drawn(other, 'secret');
    await clock.advance(KEEP_SCREENS_MS);
    expect([...kept.keys()]).toContain(other);
    await sessions.close(other);
    restart();
    await expect(sessions.close(id)).rejects.toMatchObject({ code: 'NotFound' });
    expect([...kept.keys()]).toEqual([]);
  });
});

describe('all sessions', () => {
  it('are limited in number', async () => {
    for (let n = 0; n < MAX_TERMINALS; n++) await open();
    await expect(open()).rejects.toMatchObject({ code: 'ResourceExhausted' });
    await sessions.close('t1');
    await open();
  });

  it('are told to whoever watches', async () => {
    const told: string[] = [];
    sessions.subscribe(({ upserted, removedId }) =>
      told.push(removedId ?? `${upserted?.title}:${upserted?.state.phase}`),
    );
    const id = await open();
    sessions.get(id).rename('mine');
    await sessions.close(id);
    expect(told).toEqual([':starting', ':running', 'mine:running', id]);
  });

  it('end some time after the last page has gone, not before', async () => {
    const page = sessions.enter();
    await open();
    page.dispose();
    await clock.advance(DETACHED_GRACE_MS - 1);
    const back = sessions.enter();
    await clock.advance(DETACHED_GRACE_MS);
    expect(sessions.list()).toHaveLength(1);
    back.dispose();
    back.dispose();
    await clock.advance(DETACHED_GRACE_MS);
    expect(sessions.list()).toEqual([]);
    expect(last().isClosed).toBe(true);
  });
});
