// Terminals as a page has them, on real containers: what is on screen, what comes back, and what is left behind.

import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_INPUT_BYTES } from '../../../electron/common/contract/terminals.ts';
import { docker, eventually, shell } from '../engine/engineHarness.ts';
import { TerminalHarness } from './terminalHarness.ts';
import { size, TestTerminal } from './testTerminal.ts';

const FOREVER = 'trap "exit 0" TERM; sleep 3600 & wait';
const MB = 1024 * 1024;

let harness: TerminalHarness;

beforeAll(async () => {
  harness = new TerminalHarness();
  await harness.start();
  const [bare = ''] = (await docker('images', 'podbay/infra', '--format', '{{.Repository}}:{{.Tag}}')).split(
    '\n',
  );
  await harness.engine.apply('web', {
    containers: [
      shell('app', FOREVER),
      shell('ticker', 'n=0; while :; do n=$((n+1)); echo "tick $n"; sleep 0.2; done'),
      shell('cat', 'echo before; exec cat', { stdin: true }),
      shell('tty', 'echo hello; exec sh', { stdin: true, tty: true }),
      shell('once', 'cat; echo "input over"; sleep 3600', { stdin: true, stdinOnce: true }),
      { name: 'bare', image: bare, imagePullPolicy: 'Never' },
    ],
  });
  await harness.engine.untilRunning('web');
});

afterEach(async () => {
  await Promise.all(harness.terminals.map(({ id }) => harness.api.close({ id })));
});

afterAll(() => harness.dispose());

describe('an exec terminal', () => {
  it('finds a shell, shows colours and wide characters, and tells how it ended', async () => {
    const [opened, view] = await harness.exec('web', 'app');
    expect(opened).toMatchObject({ kind: 'exec', command: ['/bin/ash'], input: 'always', tty: true });
    await view.until('#');
    view.type('stty size; printf "\\033[38;2;10;20;30mdeep\\033[0m \\346\\227\\245\\346\\234\\254\\n"\n');
    await view.until('日本');
    expect(view.text).toContain('24 80');
    const row = view.text.split('\n').findIndex((line) => line.startsWith('deep'));
    expect(view.colourAt(row, 0)).toEqual({ isRgb: true, colour: 0x0a141e });
    view.resize({ cols: 120, rows: 40 });
    view.type('stty size\n');
    await view.until('40 120');
    view.type('exit 7\n');
    await view.done;
    expect(await harness.phase(opened.id, 'exited')).toMatchObject({ exitCode: 7 });
    const later = new TestTerminal(harness.api, opened.id);
    await later.done;
    expect(later.text).toContain('40 120');
    await harness.api.close({ id: opened.id });
  });

  it('comes back with its screen after the connection was lost, full-screen programs included', async () => {
    const [{ id }, view] = await harness.exec('web', 'app');
    view.type('seq 1 200 > /tmp/numbers; seq 1 300; vi /tmp/numbers\n');
    await view.until(/^1\n2\n/);
    view.type('G');
    await view.until(/200\n/);
    view.type('ochanged\u001b');
    await view.until('changed');
    const before = view.text;
    harness.cutPage();
    harness.connectPage();
    const back = new TestTerminal(harness.api, id);
    await back.until('changed');
    expect(back.text).toBe(before);
    back.type(':q!\n');
    await back.until(/300\n.*#/);
    expect(back.allText).toContain('\n42\n43\n');
    await harness.api.close({ id });
    await harness.gone('web', 'app', 'vi /tmp/numbers');
  });

  it('is one session for several views, and the last size wins', async () => {
    const [{ id }, first] = await harness.exec('web', 'app');
    await first.until('#');
    const second = new TestTerminal(harness.api, id, { cols: 60, rows: 20 });
    await second.until('#');
    second.type('stty size\n');
    await first.until('20 60');
    await second.until('20 60');
    first.leave();
    second.leave();
    await harness.api.close({ id });
  });

  it('ends what ran in it when it is closed', async () => {
    const [{ id }, view] = await harness.exec('web', 'app');
    await view.until('#');
    view.type('trap "" HUP; sleep 4441 & (setsid sleep 4442 &); sleep 4443\n');
    await view.until('4443');
    expect(await harness.api.close({ id })).toEqual({ isLeftRunning: false });
    await view.done;
    expect(await harness.processes('web', 'app')).not.toContain('sleep 444');
    await harness.gone('web', 'app', 'podbay-lifeline');
  });

  it('that is closed while it starts leaves nothing behind either', async () => {
    const target = { namespace: 'default', name: 'web', container: 'app' };
    const { terminal } = await harness.api.openExec({ target, command: ['sleep', '3331'], size });
    await harness.api.close({ id: terminal.id });
    // By the time that another has started, so has the first.
    const [{ id }, view] = await harness.exec('web', 'app');
    await view.until('#');
    await harness.api.close({ id });
    await harness.gone('web', 'app', '3331');
    await harness.gone('web', 'app', 'podbay-lifeline');
  });

  it('refuses an image without a shell and says what can be done', async () => {
    await expect(harness.exec('web', 'bare')).rejects.toMatchObject({
      code: 'Unimplemented',
      message: expect.stringMatching(/no shell.*command.*debug container/),
    });
    const [{ id }, view] = await harness.exec('web', 'bare', ['/pause', 'nonsense']);
    await view.done;
    expect((await harness.phase(id, 'exited')).exitCode).toBeGreaterThan(0);
    await harness.api.close({ id });
    await expect(harness.exec('web', 'nobody')).rejects.toMatchObject({
      message: 'container nobody is not valid for pod web',
    });
  });

  it('runs a command again only when it is asked to', async () => {
    const [{ id }, view] = await harness.exec('web', 'app', ['sh', '-c', 'date +%s%N; exit 3']);
    await view.done;
    const first = view.text.trim();
    await harness.phase(id, 'exited');
    await harness.api.restart({ id, size });
    const again = new TestTerminal(harness.api, id);
    await again.done;
    expect(again.text.trim().split('\n').filter(Boolean)).toHaveLength(2);
    expect(again.text).toContain(first);
    await harness.api.close({ id });
  });
});

describe('a flood', () => {
  it('waits for the page, keeps memory flat and leaves Ctrl+C its way', async () => {
    const [{ id }, view] = await harness.exec('web', 'app');
    await view.until('#');
    view.type('yes\n');
    await view.until(/y\ny\n/);
    const resume = view.pause();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const held = view.bytes;
    const before = process.memoryUsage().rss;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(view.bytes).toBe(held);
    expect(process.memoryUsage().rss - before).toBeLessThan(20 * MB);
    resume();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(view.bytes).toBeGreaterThan(held);
    const pressed = performance.now();
    view.type('\u0003');
    await view.until(/\^C\n.*# $|\^C.*#/s);
    // What is on its way comes first: half a megabyte, parsed twice in this one process. The bench measures it.
    expect(performance.now() - pressed).toBeLessThan(5_000);
    await harness.api.close({ id });
  });

  it('of a pasted megabyte arrives byte for byte', async () => {
    const [, view] = await harness.exec('web', 'app', [
      'sh',
      '-c',
      `stty raw -echo; echo ready; head -c ${MB} | md5sum; sleep 60`,
    ]);
    await view.until('ready');
    const pasted = randomBytes(MB);
    for (let offset = 0; offset < MB; offset += MAX_INPUT_BYTES) {
      view.send(new Uint8Array(pasted.subarray(offset, offset + MAX_INPUT_BYTES)));
    }
    await view.until(createHash('md5').update(pasted).digest('hex'));
  });

  it('of 100 MB goes through with flat memory and nothing lost at its end', async () => {
    const [{ id }, view] = await harness.exec('web', 'app', [
      'sh',
      '-c',
      'yes "The quick brown fox jumps over the lazy dog 0123456789 abcdefgh" | head -c 104857600; echo; echo finished',
    ]);
    const warm = 10 * MB;
    while (view.bytes < warm) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = process.memoryUsage().rss;
    let peak = before;
    const sampler = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    await view.done;
    clearInterval(sampler);
    expect(view.bytes).toBeGreaterThan(100 * MB);
    expect(view.text).toContain('finished');
    expect(view.redraws).toBe(1);
    expect(peak - before).toBeLessThan(80 * MB);
    await harness.api.close({ id });
  });

  it('in a view that does not read does not stop another, and the slow one skips ahead', async () => {
    const [{ id }, fast] = await harness.exec('web', 'app', [
      'sh',
      '-c',
      'seq 1 400000; echo finished; sleep 60',
    ]);
    const slow = new TestTerminal(harness.api, id);
    const resume = slow.pause();
    await fast.until('finished');
    resume();
    await slow.until('finished');
    expect(slow.text).toBe(fast.text);
    expect(slow.redraws).toBeGreaterThan(1);
    await harness.api.close({ id });
  });
});

/** The numbers that the ticker has said so far, whole lines only. */
const ticksIn = (view: TestTerminal) =>
  [...view.allText.matchAll(/^tick (\d+)\n/gm)].map(([, number]) => Number(number));

describe('an attached terminal', () => {
  it('watches with the recent output first, and each line once', async () => {
    const [{ id }, view] = await harness.attach('web', 'ticker');
    const numbers = () => ticksIn(view);
    const [first = 0] = await eventually(
      () => (numbers().length > 0 ? numbers() : undefined),
      () => view.allText,
      10_000,
    );
    await view.until(`tick ${(numbers().at(-1) ?? 0) + 5}`);
    expect(numbers()).toEqual(numbers().map((_number, index) => first + index));
    expect(harness.terminal(id)).toMatchObject({ kind: 'attach', input: 'none', tty: false });
    await expect(harness.api.setInput({ id, isOn: true })).rejects.toMatchObject({
      code: 'FailedPrecondition',
    });
    await harness.api.close({ id });
    expect(await harness.processes('web', 'ticker')).toContain('tick');
  });

  it('sends only after the switch, with and without a TTY, and leaves the process alone', async () => {
    for (const container of ['cat', 'tty']) {
      const [{ id, input }, view] = await harness.attach('web', container);
      expect(input).toBe('off');
      await harness.phase(id, 'running');
      view.type('echo never$((1))\n');
      await harness.api.setInput({ id, isOn: true });
      view.type('echo sent$((2))\n');
      await view.until(container === 'tty' ? 'sent2' : 'sent$((2))');
      expect(view.allText).not.toContain('never');
      await harness.api.setInput({ id, isOn: false });
      await harness.api.close({ id });
      const [{ id: again }, next] = await harness.attach('web', container);
      await next.until(container === 'tty' ? 'sent2' : 'sent$((2))');
      await harness.api.close({ id: again });
    }
    const pod = harness.engine.get('web');
    const restarts = pod?.status?.containerStatuses?.map(({ restartCount }) => restartCount);
    expect(restarts).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('of a container with stdinOnce closes its input for good, but only after it could have sent', async () => {
    const [{ id, stdinOnce }, view] = await harness.attach('web', 'once');
    expect(stdinOnce).toBe(true);
    await harness.phase(id, 'running');
    await harness.api.close({ id });
    const [{ id: second }, sender] = await harness.attach('web', 'once');
    await harness.phase(second, 'running');
    await harness.api.setInput({ id: second, isOn: true });
    sender.type('first line\n');
    await sender.until('first line');
    expect(sender.allText).not.toContain('input over');
    await harness.api.close({ id: second });
    const [{ id: third }, later] = await harness.attach('web', 'once');
    await later.until('input over');
    await harness.api.close({ id: third });
    expect(view.allText).not.toContain('input over');
  });
});

describe('when the engine is lost and back', () => {
  it('an attached terminal goes on, and an exec has ended and runs again only on request', async () => {
    const [attached, watching] = await harness.attach('web', 'ticker');
    const [exec, view] = await harness.exec('web', 'app', ['sleep', '5551']);
    await harness.phase(attached.id, 'running');
    await harness.phase(exec.id, 'running');
    harness.runtime.set(undefined);
    await harness.phase(attached.id, 'disconnected');
    await harness.phase(exec.id, 'disconnected');
    await view.done;
    await harness.gone('web', 'app', 'sleep 5551');
    harness.runtime.set(harness.engine.runtime);
    await harness.phase(attached.id, 'running');
    const newest = ticksIn(watching).at(-1) ?? 0;
    await eventually(
      () => ticksIn(watching).find((tick) => tick >= newest + 5),
      () => `after tick ${newest} came ${watching.allText}`,
      10_000,
    );
    expect(harness.terminal(exec.id)?.state.phase).toBe('disconnected');
    await harness.api.restart({ id: exec.id, size });
    await harness.phase(exec.id, 'running');
    await harness.api.close({ id: exec.id });
    await harness.api.close({ id: attached.id });
  });
});

describe('many terminals', () => {
  it('work fifty at once', { timeout: 120_000 }, async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => harness.exec('web', 'app')));
    all.forEach(([, view], index) => view.type(`echo number-$((${index} + 1000))\n`));
    await Promise.all(all.map(([, view], index) => view.until(`number-${index + 1000}`, 60_000)));
    expect(harness.terminals.filter(({ state }) => state.phase === 'running')).toHaveLength(50);
    await Promise.all(all.map(([{ id }]) => harness.api.close({ id })));
    await harness.gone('web', 'app', 'podbay-lifeline');
  });
});

describe('the host shell', () => {
  it('uses the engine of the app, and ends when it is closed', async () => {
    const { terminal } = await harness.api.openHostShell({ size });
    const view = new TestTerminal(harness.api, terminal.id);
    view.type('stty size; echo "engine=$DOCKER_HOST"; echo pid=$$\n');
    const text = await view.until(/pid=\d+/);
    expect(text).toContain('24 80');
    expect(text).toContain(`engine=${process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock'}`);
    const pid = Number(/pid=(\d+)/.exec(text)?.[1]);
    expect(await harness.api.close({ id: terminal.id })).toEqual({ isLeftRunning: false });
    expect(() => process.kill(pid, 0)).toThrow();
  });
});
