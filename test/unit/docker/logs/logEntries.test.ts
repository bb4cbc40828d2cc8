import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FramedLogParser,
  type LogEntryParser,
  MESSAGE_BYTES,
  TtyLogParser,
} from '../../../../electron/docker/logs/logEntries.ts';
import { LineAssembler } from '../../../../electron/services/logs/lineAssembler.ts';

const STAMP = '2026-11-21T14:21:24.123456789Z ';

/** Docker's copier: a message per line, several of 16 KiB for a longer one. */
function messages(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const newline = bytes.indexOf(10, offset);
    const lineEnd = newline < 0 ? bytes.length : newline + 1;
    const end = lineEnd - offset > MESSAGE_BYTES ? offset + MESSAGE_BYTES : lineEnd;
    found.push(bytes.subarray(offset, end));
    offset = end;
  }
  return found;
}

function frame(type: number, message: Buffer): Buffer {
  const payload = Buffer.concat([Buffer.from(STAMP), message]);
  const header = Buffer.alloc(8);
  header[0] = type;
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

function* cut(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let offset = 0, index = 0; offset < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(offset, offset + size);
    offset += size;
  }
}

/** What the lines say, with their newlines: must be what the container wrote. */
function read(parser: LogEntryParser, wire: Buffer, sizes: readonly number[]): Record<string, Buffer> {
  const assembler = new LineAssembler();
  const said: Record<string, Buffer[]> = { stdout: [], stderr: [] };
  const take = (line: ReturnType<LineAssembler['push']>) => {
    if (line) said[line.stream]?.push(Buffer.from(line.bytes), Buffer.from(line.hasNewline ? '\n' : ''));
  };
  for (const chunk of cut(wire, sizes)) for (const entry of parser.push(chunk)) take(assembler.push(entry));
  for (const entry of parser.end()) take(assembler.push(entry));
  for (const line of assembler.end()) take(line);
  return Object.fromEntries(Object.entries(said).map(([stream, parts]) => [stream, Buffer.concat(parts)]));
}

/** Short and long lines, without a last newline, of any bytes. */
const output = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(MESSAGE_BYTES - 1, MESSAGE_BYTES, MESSAGE_BYTES + 1, 40_000)
        .map((size) => Buffer.alloc(size, 'x')),
      fc.constant(Buffer.from('héllo 世界 😀')),
      fc.constant(Buffer.from('\n')),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Buffer.concat(parts));
const chunkSizes = fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 5 });

describe('the log decoder', () => {
  it('gives the bytes of each stream back, however frames are cut into chunks', () => {
    fc.assert(
      fc.property(output, output, chunkSizes, (out, err, sizes) => {
        const frames = [...messages(out).map((m) => frame(1, m)), ...messages(err).map((m) => frame(2, m))];
        const said = read(new FramedLogParser(), Buffer.concat(frames), sizes);
        expect(said['stdout']?.equals(out)).toBe(true);
        expect(said['stderr']?.equals(err)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the bytes of a terminal back, where nothing but timestamps separates messages', () => {
    fc.assert(
      fc.property(output, chunkSizes, (out, sizes) => {
        const wire = Buffer.concat(messages(out).flatMap((message) => [Buffer.from(STAMP), message]));
        expect(read(new TtyLogParser(), wire, sizes)['stdout']?.equals(out)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('reads two frames of one chunk and text that is not ASCII without leaking a header', () => {
    const chunk = Buffer.concat([frame(1, Buffer.from('grüße\n')), frame(2, Buffer.from('oh\n'))]);
    const entries = new FramedLogParser().push(chunk);
    expect(entries.map(({ stream, bytes }) => [stream, Buffer.from(bytes).toString()])).toEqual([
      ['stdout', 'grüße'],
      ['stderr', 'oh'],
    ]);
  });

  it('reads the time to the microsecond', () => {
    const [entry] = new FramedLogParser().push(frame(1, Buffer.from('a\n')));
    expect(entry?.time).toBeCloseTo(Date.UTC(2026, 10, 21, 14, 21, 24) + 123.456789, 3);
  });

  it('refuses what is not multiplexed', () => {
    expect(() => new FramedLogParser().push(Buffer.from('plain text'))).toThrow(/not multiplexed/);
  });

  it('reports the daemon when it could not read on', () => {
    expect(() => new FramedLogParser().push(frame(3, Buffer.from('oops')))).toThrow(/could not read/);
  });
});
