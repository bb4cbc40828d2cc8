// One output, many readers: nobody loses a byte that it can still have, and nobody waits for the slowest.

import { describe, expect, it } from 'vitest';
import type { TerminalOutput } from '../../../../electron/common/contract/terminals.ts';
import { OutputFeed } from '../../../../electron/services/terminals/outputFeed.ts';
import { OutputRing } from '../../../../electron/services/terminals/outputRing.ts';
import { PAUSE_BYTES, RING_BYTES } from '../../../../electron/services/terminals/terminalLimits.ts';
import { settle } from '../../../fakes/fakeClock.ts';

const size = { cols: 80, rows: 24 };
const bytes = (text: string) => new TextEncoder().encode(text);
const KIB = new Uint8Array(1024).fill(0x78);

/** Collects what a view yields, as text; objects by their type. */
class Reader {
  readonly seen: string[] = [];
  readonly #items: AsyncGenerator<TerminalOutput>;
  readonly #end = new AbortController();

  constructor(feed: OutputFeed) {
    this.#items = feed.view(this.#end.signal);
  }

  async next(): Promise<string> {
    const { value, done } = await this.#items.next();
    if (done || value === undefined) return 'end';
    return value instanceof Uint8Array ? new TextDecoder().decode(value) : value.type;
  }

  /** Everything until the text has come. */
  async until(text: string): Promise<string> {
    let all = '';
    while (!all.includes(text)) all += await this.next();
    return all;
  }

  async leave(): Promise<void> {
    this.#end.abort();
    await this.#items.return(undefined);
  }
}

describe('the ring of a terminal', () => {
  it('gives every byte under its position as long as it is held', () => {
    const ring = new OutputRing();
    let expected = '';
    for (let n = 0; n < 60_000; n++) {
      ring.push(bytes(`${n},`));
      expected += `${n},`;
    }
    expect(ring.end).toBe(expected.length);
    expect(ring.start).toBe(expected.length - RING_BYTES);
    let read = '';
    for (let position = ring.start; position < ring.end; ) {
      const piece = ring.read(position, 1_000);
      read += new TextDecoder().decode(piece);
      position += piece.length;
    }
    expect(read).toBe(expected.slice(ring.start));
  });

  it('keeps the end of a piece that is larger than itself', () => {
    const ring = new OutputRing();
    ring.push(bytes('before'));
    ring.push(new Uint8Array(RING_BYTES + 3).map((_byte, index) => index % 251));
    expect(ring.end).toBe(RING_BYTES + 9);
    expect(ring.read(ring.end - 1, 10)).toEqual(new Uint8Array([(RING_BYTES + 2) % 251]));
  });
});

describe('the output of a terminal', () => {
  it('begins with the screen so far and goes on with what comes', async () => {
    const feed = new OutputFeed(size, false);
    await feed.push(bytes('before '));
    const reader = new Reader(feed);
    expect(await reader.next()).toBe('screen');
    expect(await reader.next()).toContain('before');
    await feed.push(bytes('after'));
    expect(await reader.next()).toBe('after');
    feed.end();
    expect(await reader.next()).toBe('end');
    feed.dispose();
  });

  it('waits for its one view, and goes on when the view has gone', async () => {
    const feed = new OutputFeed(size, false);
    const reader = new Reader(feed);
    await reader.next();
    let pushed = 0;
    const flood = (async () => {
      for (let n = 0; n < 1_000; n++) {
        await feed.push(KIB);
        pushed += KIB.length;
      }
    })();
    await settle();
    await settle();
    expect(pushed).toBeLessThanOrEqual(PAUSE_BYTES + KIB.length);
    await reader.leave();
    await flood;
    expect(pushed).toBe(1_000 * KIB.length);
    feed.dispose();
  });

  it('does not wait for the slower of two views, which skips ahead to the screen', async () => {
    const feed = new OutputFeed(size, false);
    const slow = new Reader(feed);
    await slow.next();
    const fast = new Reader(feed);
    const reading = fast.until('finished');
    for (let n = 0; n < 1_000; n++) await feed.push(KIB);
    await feed.push(bytes('\r\nfinished'));
    await reading;
    expect(await slow.until('finished')).toContain('screen');
    feed.dispose();
  });

  it('tells a view of the size that another has given', async () => {
    const feed = new OutputFeed(size, false);
    const reader = new Reader(feed);
    await reader.next();
    expect(feed.resize({ cols: 100, rows: 30 })).toBe(true);
    expect(feed.resize({ cols: 100, rows: 30 })).toBe(false);
    expect(await reader.until('size')).toContain('size');
    feed.dispose();
  });

  it('lets a view in during a flood', async () => {
    const feed = new OutputFeed(size, false);
    let isOver = false;
    const flood = (async () => {
      while (!isOver) {
        await feed.push(KIB);
        await new Promise<void>((resolve) => void setImmediate(resolve));
      }
    })();
    await settle();
    const reader = new Reader(feed);
    expect(await reader.next()).toBe('screen');
    isOver = true;
    await reader.leave();
    await flood;
    feed.dispose();
  });
});
