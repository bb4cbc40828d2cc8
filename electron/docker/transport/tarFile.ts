// The archive calls speak tar, and here always of one small file: enough of ustar to write one and to read one.

import type { Readable } from 'node:stream';
import { AppError } from '../../common/appError.ts';

const BLOCK = 512;
const FILE_TYPE = '0';
const DIRECTORY_TYPE = '5';
/** ustar's limit for a name without a prefix. */
const MAX_NAME = 100;

interface Entry {
  readonly name: string;
  readonly mode: number;
  readonly type: typeof FILE_TYPE | typeof DIRECTORY_TYPE;
}

function header({ name, mode, type }: Entry): Buffer {
  if (Buffer.byteLength(name) > MAX_NAME)
    throw new AppError('InvalidArgument', `The file name "${name}" is longer than ${MAX_NAME} bytes.`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(`${mode.toString(8).padStart(7, '0')}\0`, 100);
  // Owner and group root, size 0, time 0: eight or twelve octal digits each, then the checksum as spaces.
  block.write(
    `${'0'.repeat(7)}\0${'0'.repeat(7)}\0${'0'.repeat(11)}\0${'0'.repeat(11)}\0${' '.repeat(8)}`,
    108,
  );
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  const checksum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** An archive of one empty file, with its folder when `name` has one. */
export function emptyFileArchive(name: string, mode: number): Buffer {
  const slash = name.lastIndexOf('/');
  const folder: Entry[] =
    slash === -1 ? [] : [{ name: name.slice(0, slash + 1), mode: 0o755, type: DIRECTORY_TYPE }];
  const entries: readonly Entry[] = [...folder, { name, mode, type: FILE_TYPE }];
  return Buffer.concat([...entries.map(header), Buffer.alloc(2 * BLOCK)]);
}

function fileSize(block: Buffer): number {
  const digits = block.toString('latin1', 124, 136);
  // Sizes from 8 GiB on are binary in GNU's and Go's archives; nobody reads such a file whole.
  const size = /^[0-7 \0]+$/.test(digits) ? Number.parseInt(digits.trim(), 8) : Number.POSITIVE_INFINITY;
  return Number.isNaN(size) ? 0 : size;
}

const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK;

/** The last `maxBytes` bytes of the first regular file of an archive; undefined when it holds none. */
export async function firstFileTail(archive: Readable, maxBytes: number): Promise<Buffer | undefined> {
  const reader = new BlockReader(archive);
  for (;;) {
    const block = await reader.take(BLOCK, BLOCK);
    if (block.length < BLOCK || block[0] === 0) return undefined;
    const size = fileSize(block);
    const type = block.toString('latin1', 156, 157);
    if (type === FILE_TYPE || type === '\0') return reader.take(size, maxBytes);
    // Extended headers (x, g) come before the file that they describe.
    await reader.take(padded(size), 0);
  }
}

class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: Readable) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  /** Consumes `length` bytes (fewer at the end) and returns the last `keep` of them. */
  async take(length: number, keep: number): Promise<Buffer> {
    let kept: Buffer = Buffer.alloc(0);
    let left = length;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next();
        if (next.done === true) break;
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      if (keep > 0) kept = Buffer.concat([kept, piece]).subarray(-keep);
    }
    return kept;
  }
}
