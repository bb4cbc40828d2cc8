// A multiplexed stream split into stdout and stderr with back-pressure. dockerode's own recurses once per frame, takes
// no notice of a full output and never ends its outputs.

import { PassThrough, type Readable, Writable } from 'node:stream';
import { FrameParser } from './frameParser.ts';

export interface DemuxedStreams {
  readonly stdout: Readable;
  readonly stderr: Readable;
}

type Outputs = Readonly<Record<'stdout' | 'stderr', PassThrough>>;

class Splitter extends Writable {
  readonly #outputs: Outputs;
  readonly #parser = new FrameParser();

  constructor(outputs: Outputs) {
    super();
    this.#outputs = outputs;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    try {
      for (const { stream, bytes } of this.#parser.push(chunk))
        if (!this.#outputs[stream].destroyed) this.#outputs[stream].write(bytes);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    whenDrained(Object.values(this.#outputs), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    for (const output of Object.values(this.#outputs)) output.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    for (const output of Object.values(this.#outputs))
      if (!output.writableEnded) output.destroy(error ?? undefined);
    done(error);
  }
}

/** Calls back when no output is full. A closed one never drains and holds nobody up. */
function whenDrained(outputs: readonly PassThrough[], done: () => void): void {
  const full = outputs.find((output) => output.writableNeedDrain && !output.destroyed);
  if (full === undefined) {
    done();
    return;
  }
  const again = () => {
    full.off('drain', again);
    full.off('close', again);
    whenDrained(outputs, done);
  };
  full.on('drain', again);
  full.on('close', again);
}

/**
 * Splits `source`. Both outputs end with it, or fail with it; the slower reader sets the pace, so each must be read or
 * destroyed.
 */
export function demux(source: Readable): DemuxedStreams {
  const outputs = { stdout: new PassThrough(), stderr: new PassThrough() };
  const splitter = new Splitter(outputs);
  // Whoever reads an output gets its error; one that nobody reads yet must not bring the process down.
  for (const output of Object.values(outputs)) output.on('error', () => undefined);
  source.once('error', (error) => splitter.destroy(error));
  splitter.once('error', (error) => source.destroy(error));
  source.pipe(splitter);
  return outputs;
}
