import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CreateBody } from '../../../electron/docker/createBody.ts';
import { DockerClient } from '../../../electron/docker/dockerClient.ts';
import { EngineTransport } from '../../../electron/docker/transport/engineTransport.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { type Answer, fakeEngine, json } from './fakeEngine.ts';

const signal = new AbortController().signal;

async function clientOf(answer: Answer) {
  const engine = await fakeEngine(answer);
  const transport = new EngineTransport(engine.endpoint);
  onTestFinished(() => transport.dispose());
  const clock = new FakeClock();
  return { client: new DockerClient(transport, clock), clock, requests: engine.requests, transport };
}

const body: CreateBody = {
  Image: 'busybox',
  Env: ['PASSWORD=hunter2'],
  Labels: { 'io.podbay.pod': 'x'.repeat(60_000) },
  HostConfig: { NetworkMode: 'podbay' },
};

describe('a request', () => {
  it('carries its body as JSON and never in the URL, and no API version in the path', async () => {
    const { client, requests } = await clientOf(json(201, { Id: 'c1' }));
    await client.createContainer('k8s_app', body, signal);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/containers/create?name=k8s_app' });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(body);
  });

  it('has no body at all where the call has none', async () => {
    const { client, requests } = await clientOf((_request, response) => response.writeHead(204).end());
    await client.startContainer('c1', signal);
    await client.stopContainer('c1', 7, signal);
    await client.removeContainer('c1', signal);
    await client.removeVolume('v1', signal);
    expect(requests.map(({ method, url, body: sent }) => [method, url, sent])).toEqual([
      ['POST', '/containers/c1/start', ''],
      ['POST', '/containers/c1/stop?t=7', ''],
      ['DELETE', '/containers/c1?force=1&v=1', ''],
      ['DELETE', '/volumes/v1', ''],
    ]);
  });

  it("costs no description of the agent, which docker-modem makes for each request's debug line", async () => {
    const { client, transport } = await clientOf((_request, response) => response.writeHead(204).end());
    await client.startContainer('c1', signal);
    expect(inspect(transport.agent, { showHidden: true, depth: null })).toBe('Agent');
  });

  it('lists by label, running or not', async () => {
    const { client, requests } = await clientOf(
      json(200, [{ Id: 'c1', State: 'exited', Labels: null, New: 1 }]),
    );
    expect(await client.listContainers({ label: ['a=b'] }, signal)).toEqual([
      { Id: 'c1', State: 'exited', Labels: {} },
    ]);
    const url = new URL(requests[0]?.url ?? '', 'http://engine');
    expect(Object.fromEntries(url.searchParams)).toEqual({ all: '1', filters: '{"label":["a=b"]}' });
  });
});

describe('an answer', () => {
  it.each([
    [400, 'invalid mount', 'InvalidArgument'],
    [404, 'No such container: c1', 'NotFound'],
    [409, 'Conflict. The container name "/x" is already in use by container y', 'Conflict'],
    [500, 'driver failed: Bind for 0.0.0.0:80 failed: port is already allocated', 'FailedPrecondition'],
    [500, 'write /var/lib/docker/x: no space left on device', 'ResourceExhausted'],
    [500, 'something else', 'Internal'],
    [503, 'starting', 'Unavailable'],
  ])(
    "of HTTP %d with the text '%s' is %s, with the daemon's text as details",
    async (status, message, code) => {
      const { client } = await clientOf(json(status, { message }));
      await expect(client.startContainer('c1', signal)).rejects.toMatchObject({ code, details: message });
    },
  );

  it('that something was so already is success', async () => {
    const { client } = await clientOf((_request, response) => response.writeHead(304).end());
    await client.startContainer('c1', signal);
  });

  it('of an unknown form is an error, not an undefined later', async () => {
    const { client } = await clientOf(json(201, { id: 'c1' }));
    await expect(client.createContainer('n', body, signal)).rejects.toMatchObject({
      code: 'Internal',
      details: expect.stringContaining('POST /containers/create'),
    });
  });

  it('that never comes ends with the deadline, or when the caller gives up', async () => {
    const { client, clock, requests } = await clientOf(() => undefined);
    const waiting = client.startContainer('c1', signal);
    const rejected = expect(waiting).rejects.toMatchObject({ code: 'DeadlineExceeded', retryable: true });
    await expect.poll(() => requests.length).toBe(1);
    await clock.advance(120_000);
    await rejected;
    const abort = new AbortController();
    const cancelled = expect(client.startContainer('c1', abort.signal)).rejects.toMatchObject({
      code: 'Cancelled',
    });
    await expect.poll(() => requests.length).toBe(2);
    abort.abort();
    await cancelled;
    expect(clock.pendingTimers).toBe(0);
  });

  it('that breaks off in the middle does not hang', async () => {
    const { client, clock } = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":');
      setImmediate(() => response.destroy());
    });
    const rejected = expect(client.info(signal)).rejects.toMatchObject({ code: expect.any(String) });
    await new Promise((resolve) => setImmediate(resolve));
    await expect.poll(() => clock.pendingTimers).toBe(1);
    await clock.advance(120_000);
    await rejected;
  });
});

it("takes nothing from this process's DOCKER_HOST, which belongs to another endpoint", async () => {
  vi.stubEnv('DOCKER_HOST', 'tcp://192.0.2.1:1');
  vi.stubEnv('DOCKER_CERT_PATH', '/nowhere');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { client } = await clientOf(json(201, { Id: 'here' }));
  expect(await client.createContainer('n', body, signal)).toEqual({ Id: 'here' });
  expect(process.env['DOCKER_HOST']).toBe('tcp://192.0.2.1:1');
});
