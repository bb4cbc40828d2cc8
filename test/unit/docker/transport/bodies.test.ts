import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../../../electron/docker/transport/jsonLines.ts';
import { readLimited } from '../../../../electron/docker/transport/readLimited.ts';
import { emptyFileArchive, firstFileTail } from '../../../../electron/docker/transport/tarFile.ts';

async function collect(chunks: readonly (string | Buffer)[]): Promise<unknown[]> {
  const values: unknown[] = [];
  for await (const value of jsonLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    values.push(value);
  return values;
}

describe('JSON lines', () => {
  it('are values in order, wherever the chunks are cut, characters included', async () => {
    const bytes = Buffer.from('{"a":"ü"}\r\n\n{"b":2}\n[3]');
    const bytewise = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(await collect(bytewise)).toEqual([{ a: 'ü' }, { b: 2 }, [3]]);
  });

  it('fail on what is not JSON, and on a line without end', async () => {
    await expect(collect(['{"a":1}\nnot json\n'])).rejects.toMatchObject({
      code: 'Internal',
      details: 'not json',
    });
    await expect(collect(['x'.repeat(1024 * 1024 + 1)])).rejects.toMatchObject({ code: 'ResourceExhausted' });
  });
});

describe('a body', () => {
  it('is not read beyond its limit', async () => {
    expect((await readLimited(Readable.from([Buffer.from('abc')]), 3)).toString()).toBe('abc');
    await expect(readLimited(Readable.from([Buffer.from('abcd')]), 3)).rejects.toMatchObject({
      code: 'ResourceExhausted',
    });
  });
});

/** A ustar header as Go writes it. */
function header(size: number, type: string): Buffer {
  const block = Buffer.alloc(512);
  block.write('file', 0);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write(type, 156);
  return block;
}

const padding = (size: number): Buffer => Buffer.alloc((512 - (size % 512)) % 512);

describe('the first file of an archive', () => {
  const content = Buffer.from('0123456789'.repeat(100));
  const archive = Buffer.concat([
    header(30, 'x'),
    Buffer.from('30 mtime=1795268609.123456789\n'),
    padding(30),
    header(content.length, '0'),
    content,
    padding(content.length),
    Buffer.alloc(1024),
  ]);

  it('is found behind extended headers, and its end returned', async () => {
    const cut = [archive.subarray(0, 700), archive.subarray(700, 1500), archive.subarray(1500)];
    const tail = await firstFileTail(Readable.from(cut), 15);
    expect(tail?.toString()).toBe('567890123456789');
    expect((await firstFileTail(Readable.from([archive]), 4096))?.equals(content)).toBe(true);
  });

  it('is missing when there is only a folder', async () => {
    expect(
      await firstFileTail(Readable.from([Buffer.concat([header(0, '5'), Buffer.alloc(1024)])]), 10),
    ).toBeUndefined();
    expect(await firstFileTail(Readable.from([]), 10)).toBeUndefined();
  });

  it('that we write is read back, empty and after its folder', async () => {
    const written = emptyFileArchive('termination/app-4', 0o666);
    expect(written).toHaveLength(4 * 512);
    expect(written.toString('latin1', 0, 12)).toBe('termination/');
    expect(written.toString('latin1', 512 + 100, 512 + 107)).toBe('0000666');
    expect(await firstFileTail(Readable.from([written]), 10)).toHaveLength(0);
  });
});
