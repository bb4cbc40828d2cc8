// Output is handed over no faster than it is drawn.

import { describe, expect, it } from 'vitest';
import { WriteFlow } from '../../../../renderer/terminal/writeFlow.ts';

const KIB = 1024;

function slowScreen() {
  const waiting: (() => void)[] = [];
  const flow = new WriteFlow((_bytes, done) => waiting.push(done));
  const draw = (count: number) => {
    for (const done of waiting.splice(0, count)) done();
  };
  return { flow, draw, held: () => waiting.length };
}

const isSettled = async (promise: Promise<void>) => {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  return settled;
};

describe('the flow of output', () => {
  const { signal } = new AbortController();

  it('lets small writes pass at once', async () => {
    const { flow } = slowScreen();
    expect(await isSettled(flow.put(new Uint8Array(KIB), signal))).toBe(true);
  });

  it('waits when much is not drawn yet, until most of it is', async () => {
    const { flow, draw } = slowScreen();
    for (let index = 0; index < 3; index += 1) void flow.put(new Uint8Array(32 * KIB), signal);
    const full = flow.put(new Uint8Array(32 * KIB), signal);
    expect(await isSettled(full)).toBe(false);
    draw(3);
    expect(await isSettled(full)).toBe(false);
    draw(1);
    expect(await isSettled(full)).toBe(true);
  });

  it('waits no longer for a screen that is gone', async () => {
    const { flow } = slowScreen();
    const end = new AbortController();
    const full = flow.put(new Uint8Array(256 * KIB), end.signal);
    expect(await isSettled(full)).toBe(false);
    end.abort();
    expect(await isSettled(full)).toBe(true);
  });
});
