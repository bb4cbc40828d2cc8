// What is typed goes up in order and in pieces; Ctrl+C overtakes a paste.

import { describe, expect, it } from 'vitest';
import { MAX_INPUT_BYTES, type TerminalInput } from '../../../../electron/common/contract/terminals.ts';
import { InputQueue } from '../../../../renderer/terminal/inputQueue.ts';

async function take(queue: InputQueue, count: number): Promise<TerminalInput[]> {
  const items: TerminalInput[] = [];
  for await (const item of queue) {
    items.push(item);
    if (items.length === count) break;
  }
  return items;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the input of a terminal', () => {
  it('goes up in the order in which it was typed, also after a pause', async () => {
    const queue = new InputQueue();
    queue.type(bytes('a'));
    const taken = take(queue, 3);
    await Promise.resolve();
    queue.type(bytes('b'));
    queue.tell({ type: 'endInput' });
    expect(await taken).toEqual([bytes('a'), bytes('b'), { type: 'endInput' }]);
  });

  it('cuts a megabyte into pieces that lose nothing', async () => {
    const queue = new InputQueue();
    const paste = Uint8Array.from({ length: 1024 * 1024 + 7 }, (_, index) => index % 251);
    queue.type(paste);
    const items = await take(queue, Math.ceil(paste.length / MAX_INPUT_BYTES));
    const pieces = items.filter((item) => item instanceof Uint8Array);
    expect(pieces.every(({ byteLength }) => byteLength <= MAX_INPUT_BYTES)).toBe(true);
    expect(Buffer.concat(pieces).equals(Buffer.from(paste))).toBe(true);
  });

  it('lets Ctrl+C overtake what is not sent yet', async () => {
    const queue = new InputQueue();
    queue.type(new Uint8Array(1024 * 1024));
    queue.tell({ type: 'resize', size: { cols: 80, rows: 24 } });
    queue.type(new Uint8Array([3]));
    expect(await take(queue, 2)).toEqual([
      { type: 'resize', size: { cols: 80, rows: 24 } },
      new Uint8Array([3]),
    ]);
  });

  it('sends only the last of several sizes', async () => {
    const queue = new InputQueue();
    for (const cols of [80, 90, 100]) queue.tell({ type: 'resize', size: { cols, rows: 24 } });
    expect(await take(queue, 1)).toEqual([{ type: 'resize', size: { cols: 100, rows: 24 } }]);
  });

  it('refuses more than it may hold, and takes input again when there is room', async () => {
    const queue = new InputQueue();
    const MIB = 1024 * 1024;
    expect(queue.type(new Uint8Array(15 * MIB))).toBe(true);
    expect(queue.type(new Uint8Array(2 * MIB))).toBe(false);
    await take(queue, (2 * MIB) / MAX_INPUT_BYTES);
    expect(queue.type(new Uint8Array(2 * MIB))).toBe(true);
  });
});
