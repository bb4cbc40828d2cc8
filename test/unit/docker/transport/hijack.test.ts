import { describe, expect, it, onTestFinished } from 'vitest';
import { EngineTransport } from '../../../../electron/docker/transport/engineTransport.ts';
import { hijack } from '../../../../electron/docker/transport/hijack.ts';
import { fakeEngine, json } from '../fakeEngine.ts';

const upgraded = 'HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n';

async function attach(signal: AbortSignal, greeting = '') {
  const engine = await fakeEngine(json(404, { message: 'No such container: x' }), (_request, socket) => {
    socket.write(upgraded + greeting);
    socket.on('data', (chunk: Buffer) => socket.write(`<${chunk.toString()}>`));
    socket.on('end', () => socket.end('bye'));
    socket.on('error', () => undefined);
  });
  const transport = new EngineTransport(engine.endpoint);
  onTestFinished(() => transport.dispose());
  return hijack(transport, { method: 'POST', path: '/containers/c/attach', query: { stream: '1' }, signal });
}

async function textOf(socket: AsyncIterable<unknown>): Promise<string> {
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

describe('a hijacked connection', () => {
  it('gives the bytes that came with the upgrade, and output after the end of the input', async () => {
    const socket = await attach(new AbortController().signal, 'hello ');
    socket.end('in');
    expect(await textOf(socket)).toBe('hello <in>bye');
  });

  it('is closed by an abort after the upgrade', async () => {
    const abort = new AbortController();
    const socket = await attach(abort.signal);
    const read = textOf(socket);
    abort.abort();
    await expect(read).rejects.toMatchObject({ code: 'Cancelled' });
    expect(socket.destroyed).toBe(true);
  });

  it("fails with the daemon's text when the answer is an error", async () => {
    const engine = await fakeEngine(json(404, { message: 'No such container: x' }));
    engine.server.on('upgrade', (_request, socket) => {
      const body = JSON.stringify({ message: 'No such container: x' });
      socket.end(
        `HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
    const transport = new EngineTransport(engine.endpoint);
    onTestFinished(() => transport.dispose());
    const request = {
      method: 'POST',
      path: '/containers/x/attach',
      signal: new AbortController().signal,
    } as const;
    await expect(hijack(transport, request)).rejects.toMatchObject({
      code: 'NotFound',
      details: 'No such container: x',
    });
  });
});
