// Connections through a relay that the test plays: windows, ends, resets, ids, and frames that make no sense.

import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../electron/common/appError.ts';
import { RelayDatagrams } from '../../../../electron/docker/forward/relayDatagrams.ts';
import {
  type FrameType,
  frameHeader,
  frameTypes,
  RelayFrameParser,
} from '../../../../electron/docker/forward/relayFrames.ts';
import { RelaySession } from '../../../../electron/docker/forward/relaySession.ts';
import { RelayStream } from '../../../../electron/docker/forward/relayStream.ts';

const WINDOW = 1024;
const MAX_CONNECTIONS = 4;
const { openTcp, openUdp, opened, data, credit, end, reset, closed } = frameTypes;

function hello(version = 1): Buffer {
  const header = frameHeader(frameTypes.hello, MAX_CONNECTIONS, WINDOW);
  header.writeUInt8(version, 1);
  return header;
}

/** A session, and the frames that reach the relay: type, id, value, and the bytes of DATA. */
function start() {
  const output = new PassThrough();
  const session = new RelaySession(output);
  const said: [FrameType, number, number][] = [];
  const bytes: Buffer[] = [];
  const parser = new RelayFrameParser({
    onFrame: ({ type, id, value }) => said.push([type, id, value]),
    onPayload: (_id, piece) => bytes.push(piece),
  });
  output.on('data', (chunk: Buffer) => parser.push(chunk));
  session.receive(hello());
  const hear = (type: FrameType, id: number, value = 0, payload: Uint8Array = Buffer.alloc(0)) =>
    session.receive(Buffer.concat([frameHeader(type, id, value), payload]));
  const send = (id: number, payload: Buffer) => hear(data, id, payload.length, payload);
  const outcomes: (string | undefined)[] = [];
  const connect = (port = 80, receiveWindow = WINDOW) =>
    session.open(
      openTcp,
      port,
      (id, window) =>
        new RelayStream({
          link: session,
          id,
          window,
          receiveWindow,
          onSettled: (code) => outcomes.push(code),
        }),
    );
  /** What was said since the last time. */
  const heard = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return said.splice(0);
  };
  return { session, hear, send, connect, heard, bytes, outcomes };
}

function opening() {
  const relay = start();
  const stream = relay.connect();
  stream.on('error', () => undefined);
  relay.hear(opened, 0);
  return { ...relay, stream };
}

describe('a connection through the relay', () => {
  it('is open when the pod has accepted, and carries bytes both ways', async () => {
    const { stream, heard, send, bytes, outcomes } = opening();
    stream.write('hello');
    send(0, Buffer.from('world'));
    expect(String(stream.read())).toBe('world');
    expect(await heard()).toEqual([
      [openTcp, 0, 80],
      [data, 0, 5],
    ]);
    expect({ text: Buffer.concat(bytes).toString(), outcomes }).toEqual({
      text: 'hello',
      outcomes: [undefined],
    });
  });

  it('is not made when the pod refuses', async () => {
    const { connect, hear, outcomes, session, heard } = start();
    const stream = connect();
    hear(closed, 0, 111);
    expect(outcomes).toEqual(['ECONNREFUSED']);
    expect(stream.destroyed).toBe(true);
    expect(session.size).toBe(0);
    expect(await heard()).toEqual([[openTcp, 0, 80]]);
  });

  it('sends no more than the window until the pod takes it', async () => {
    const { stream, heard, hear } = opening();
    stream.write(Buffer.alloc(WINDOW + 300));
    expect(await heard()).toEqual([
      [openTcp, 0, 80],
      [data, 0, WINDOW],
    ]);
    hear(credit, 0, 256);
    expect(await heard()).toEqual([[data, 0, 256]]);
    hear(credit, 0, 256);
    expect(await heard()).toEqual([[data, 0, 44]]);
  });

  it('gives credit for what its reader takes, not for what waits', async () => {
    const { stream, heard, send } = opening();
    stream.on('data', () => undefined);
    for (let sent = 0; sent < 256; sent += 64) send(0, Buffer.alloc(64));
    expect((await heard()).at(-1)).toEqual([credit, 0, 256]);
    stream.pause();
    let sent = 0;
    for (; sent < 70 * 1024; sent += 64) send(0, Buffer.alloc(64));
    const given = (await heard()).reduce((total, [, , value]) => total + value, 0);
    expect(given).toBeLessThanOrEqual(64 * 1024);
    stream.resume();
    expect((await heard()).reduce((total, [, , value]) => total + value, given)).toBe(sent);
  });

  it('may have more under way from the pod than to it', async () => {
    const { connect, hear, heard } = start();
    connect(80, 3 * WINDOW);
    hear(opened, 0);
    expect((await heard()).at(-1)).toEqual([credit, 0, 2 * WINDOW]);
  });

  it('ends each direction by itself, and resets nothing then', async () => {
    const { stream, heard, hear, session } = opening();
    stream.resume();
    stream.end('x');
    hear(end, 0);
    await once(stream, 'close');
    hear(closed, 0);
    expect((await heard()).map(([type]) => type)).toEqual([openTcp, data, end]);
    expect(session.size).toBe(0);
  });

  it('passes its own reset on, and keeps its id until the relay has closed it', async () => {
    const { stream, heard, hear, connect, send } = opening();
    stream.destroy();
    expect((await heard()).at(-1)).toEqual([reset, 0, 0]);
    send(0, Buffer.from('late'));
    connect(81);
    expect(await heard()).toEqual([[openTcp, 1, 81]]);
    hear(closed, 0, 103);
    connect(82);
    expect(await heard()).toEqual([[openTcp, 0, 82]]);
  });

  it('fails with the reset of the pod', async () => {
    const { stream, hear } = opening();
    const failed = once(stream, 'error');
    hear(closed, 0, 104);
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  });

  it('fails when the relay is lost, and no other is made', async () => {
    const { stream, session, connect } = opening();
    const failed = once(stream, 'error');
    session.lose();
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
    expect(() => connect()).toThrow(/has ended/);
    expect(session.size).toBe(0);
  });

  it('is refused beyond the limit of the relay', () => {
    const { connect } = start();
    for (let count = 0; count < MAX_CONNECTIONS; count++) connect();
    expect(() => connect()).toThrow(expect.objectContaining({ code: 'ResourceExhausted' }));
  });
});

describe('a flow of datagrams through the relay', () => {
  it('keeps each datagram whole, also an empty one, and its end', async () => {
    const { session, hear, heard } = start();
    const flow = session.open(
      openUdp,
      53,
      (id) => new RelayDatagrams({ link: session, id, onSettled: () => undefined }),
    );
    hear(opened, 0);
    const messages: string[] = [];
    flow.onMessage((message) => messages.push(Buffer.from(message).toString()));
    const header = frameHeader(data, 0, 6);
    for (const piece of [header, Buffer.from('ab'), Buffer.from('cdef')]) session.receive(piece);
    hear(data, 0, 0);
    flow.send(Buffer.from('question'));
    flow.send(Buffer.alloc(0));
    expect(messages).toEqual(['abcdef', '']);
    expect(await heard()).toEqual([
      [openUdp, 0, 53],
      [data, 0, 8],
      [data, 0, 0],
    ]);
    hear(closed, 0, 111);
    await flow.closed;
    expect(flow.wasRefused).toBe(true);
  });
});

describe('a relay that speaks another language', () => {
  it('is not used when its version is another', () => {
    const session = new RelaySession(new PassThrough());
    expect(() => session.receive(hello(2))).toThrow(expect.objectContaining({ details: 'version 2' }));
  });

  it('causes an AppError and nothing else', () => {
    const frame = fc.tuple(
      fc.constantFrom(...Object.values(frameTypes).filter((type) => type !== data)),
      fc.integer({ min: 0, max: MAX_CONNECTIONS + 1 }),
      fc.integer({ min: 0, max: 0xffff_ffff }),
    );
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        const { hear, connect } = start();
        for (let count = 0; count < 3; count++) connect().on('error', () => undefined);
        try {
          for (const [type, id, value] of frames) hear(type, id, value);
        } catch (error) {
          if (!isAppError(error, 'Internal')) throw error;
        }
      }),
    );
  });
});
