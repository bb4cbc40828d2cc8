import { PassThrough, type Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { demux } from '../../../../electron/docker/transport/demux.ts';
import { FrameParser } from '../../../../electron/docker/transport/frameParser.ts';

function frame(stream: 'stdout' | 'stderr', text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream === 'stdout' ? 1 : 2;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

describe('the frame parser', () => {
  it('gives the same bytes however the stream is cut', () => {
    const whole = Buffer.concat([
      frame('stdout', 'hello '),
      frame('stderr', 'oops'),
      frame('stdout', ''),
      frame('stdout', 'world'),
    ]);
    for (let size = 1; size <= whole.length; size++) {
      const parser = new FrameParser();
      const seen = { stdout: '', stderr: '' };
      for (let offset = 0; offset < whole.length; offset += size)
        for (const { stream, bytes } of parser.push(whole.subarray(offset, offset + size)))
          seen[stream] += bytes.toString();
      expect(seen).toEqual({ stdout: 'hello world', stderr: 'oops' });
    }
  });

  it('takes thousands of tiny frames in one chunk', () => {
    const many = Buffer.concat(Array.from({ length: 5000 }, () => frame('stdout', 'x')));
    expect(new FrameParser().push(many)).toHaveLength(5000);
  });

  it('refuses a stream that is not multiplexed', () => {
    expect(() => new FrameParser().push(Buffer.from('plain text of a TTY'))).toThrow('not multiplexed');
  });
});

describe('demux', () => {
  it('splits, keeps the order of each stream, and ends both', async () => {
    const source = new PassThrough();
    const { stdout, stderr } = demux(source);
    source.write(frame('stdout', 'a'));
    source.write(frame('stderr', 'e'));
    source.end(frame('stdout', 'b'));
    expect(await Promise.all([textOf(stdout), textOf(stderr)])).toEqual(['ab', 'e']);
  });

  it('stops reading while an output is full, and goes on when it is read', async () => {
    const source = new PassThrough();
    const { stdout, stderr } = demux(source);
    stderr.resume();
    const block = frame('stdout', 'x'.repeat(16 * 1024));
    let accepted = 0;
    while (accepted < 1000 && source.write(block)) {
      accepted++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(accepted).toBeLessThan(20);
    source.end();
    expect((await textOf(stdout)).length).toBe((accepted + 1) * 16 * 1024);
  });

  it('does not wait for an output that its reader closed', async () => {
    const source = new PassThrough();
    const { stdout, stderr } = demux(source);
    stderr.destroy();
    for (let count = 0; count < 20; count++) source.write(frame('stderr', 'y'.repeat(16 * 1024)));
    source.end(frame('stdout', 'done'));
    expect(await textOf(stdout)).toBe('done');
  });

  it('fails both outputs when the source fails', async () => {
    const source = new PassThrough();
    const { stdout, stderr } = demux(source);
    source.destroy(new Error('connection lost'));
    await expect(textOf(stdout)).rejects.toThrow('connection lost');
    await expect(textOf(stderr)).rejects.toThrow('connection lost');
  });
});
