// A forward is intent: it outlives containers, sandboxes, pods and the app itself.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { docker } from '../../support/podbayServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { podJson } from './forwardPods.ts';
import { connectTo, curl, ForwardsHarness } from './forwardsHarness.ts';

const kubia = readFileSync(join(import.meta.dirname, '../../fixtures/manifests/kubia-manual.yaml'), 'utf8');
const HIT = "You've hit kubia-manual";

let harness: ForwardsHarness;

beforeAll(async () => {
  harness = await ForwardsHarness.start();
  const echo = podJson('echo', [{ name: 'app', script: 'exec nc -ll -p 7000 -e cat' }]);
  await harness.client.apply(`${kubia}\n---\n${echo}`);
  for (const name of ['kubia-manual', 'echo']) await harness.client.untilRow(name, '1/1 Running', 60_000);
});

afterAll(() => harness.destroy());

const untilHit = (port: number) =>
  waitFor('kubia answers', async () => (await curl(port).catch(() => '')).startsWith(HIT));

async function containerOf(pod: string, container: string): Promise<string> {
  const filters = [`name=^k8s_${container}_${pod}_`, `label=io.podbay.instance=${harness.server.instance}`];
  const ids = await docker(undefined, 'ps', '-q', ...filters.flatMap((filter) => ['--filter', filter]));
  return ids.trim();
}

const restarts = (name: string) =>
  harness.client.pod(name)?.status?.containerStatuses?.[0]?.restartCount ?? 0;

it('survives a restart of the container', async () => {
  const { id, localPort, scheme } = await harness.open('kubia-manual', 8080);
  expect(scheme).toBe('http');
  await untilHit(localPort);
  await docker(undefined, 'kill', await containerOf('kubia-manual', 'kubia'));
  // Whoever connects in between only waits.
  expect(await curl(localPort)).toContain(HIT);
  await waitFor('it was restarted', () => restarts('kubia-manual') === 1);
  expect(await harness.get(id)).toMatchObject({ state: { phase: 'on' } });
});

it('resets what it carries when the sandbox dies, and finds the next one', async () => {
  const { id, localPort } = await harness.open('echo', 7000);
  const echoes = async () => {
    const socket = await connectTo(localPort);
    socket.write('x');
    const answered = once(socket, 'data').then(
      () => socket,
      () => undefined,
    );
    return answered;
  };
  const socket = await waitFor('it echoes', echoes);
  const cut = once(socket, 'error');
  await docker(undefined, 'kill', await containerOf('echo', 'POD'));
  expect(await cut).toMatchObject([{ code: 'ECONNRESET' }]);
  (await waitFor('it echoes again', echoes)).destroy();
  await harness.client.api.forwards.remove({ ids: [id] });
});

it('waits for a pod that was deleted, and a connection waits with it', async () => {
  const [forward] = await harness.list();
  const { id = '', localPort = 0 } = forward ?? {};
  await harness.client.delete('kubia-manual');
  await harness.untilState(id, 'waiting noPod');
  const answer = curl(localPort);
  await waitFor('the connection waits', async () => (await harness.get(id))?.traffic.active === 1);
  await harness.client.apply(kubia);
  expect(await answer).toContain(HIT);
  await harness.untilState(id, 'on');
});

it('comes back with the app, on its port, unless it shall not', async () => {
  const { forwards } = harness.client.api;
  const [kept] = await harness.list();
  const { forward: single } = await forwards.open({
    pod: { namespace: 'default', name: 'kubia-manual' },
    podPort: 9000,
    restoreOnStart: false,
  });
  await harness.restart();
  expect((await harness.list()).map(({ id, localPort }) => [id, localPort])).toEqual([
    [kept?.id, kept?.localPort],
    [single.id, single.localPort],
  ]);
  await harness.untilState(single.id, 'off');
  await untilHit(kept?.localPort ?? 0);
});

async function listening(server: Server, port = 0): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

it('names the process that has its port, and takes the port once that has gone', async () => {
  const other = createServer();
  const localPort = await listening(other);
  const pod = { namespace: 'default', name: 'kubia-manual' };
  const { forward } = await harness.client.api.forwards.open({ pod, podPort: 8081, localPort });
  expect(forward.state).toMatchObject({ phase: 'error', reason: 'portInUse', holder: { pid: process.pid } });
  expect(forward.state).toMatchObject({
    message: expect.stringMatching(new RegExp(`^${localPort} is used by .+ \\(pid ${process.pid}\\)\\.$`)),
  });
  other.close();
  await harness.untilState(forward.id, 'on');
});

it.each(['direct', 'relay'] as const)(
  'reaches a pod of the host network by TCP and UDP, %s',
  async (path) => {
    const tcp = createServer((socket) => socket.pipe(socket));
    const udp = createSocket('udp4');
    udp.on('message', (bytes, { port }) => udp.send(bytes, port, '127.0.0.1'));
    udp.bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const tcpPort = await listening(tcp);
    await harness.client.api.settings.update({ patch: { forwardPath: path } });
    await harness.client.apply(
      podJson('host', [{ name: 'app', script: 'sleep 3600' }], { hostNetwork: true }),
    );
    await harness.client.untilRow('host', '1/1 Running');

    const socket = await connectTo((await harness.open('host', tcpPort)).localPort);
    socket.write('over TCP');
    expect(String(await once(socket, 'data'))).toBe('over TCP');
    socket.destroy();
    tcp.close();

    const forward = await harness.open('host', udp.address().port, 'UDP');
    const client = createSocket('udp4');
    client.connect(forward.localPort, '127.0.0.1');
    await once(client, 'connect');
    client.send('over UDP');
    const [answer] = await once(client, 'message');
    expect(String(answer)).toBe('over UDP');
    expect(await harness.get(forward.id)).toMatchObject({
      state: { phase: 'on', path },
      traffic: { active: 1, total: 1, sentBytes: 8, receivedBytes: 8 },
    });
    client.close();
    udp.close();
  },
);
