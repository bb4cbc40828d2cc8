// An engine whose network is not this machine's, as one in a virtual machine: the relay is chosen by itself. Its restart
// is only a wait.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { PrivateEngine } from '../../support/privateEngine.ts';
import { waitFor } from '../../support/waitFor.ts';
import { podJson } from './forwardPods.ts';
import { connectTo, ForwardsHarness, readAll } from './forwardsHarness.ts';

let engine: PrivateEngine;
let harness: ForwardsHarness;

beforeAll(async () => {
  engine = await PrivateEngine.create();
  await engine.start();
  await engine.load(['busybox:latest']);
  harness = await ForwardsHarness.start({ engineUrl: engine.url, engineEndsWithTest: true });
  await harness.client.apply(podJson('echo', [{ name: 'app', script: 'exec nc -ll -p 7000 -e cat' }]));
  await harness.client.untilRow('echo', '1/1 Running', 60_000);
});

afterAll(async () => {
  await harness.destroy();
  await engine.destroy();
});

async function echo(port: number, text: string): Promise<string> {
  const socket = await connectTo(port);
  socket.end(text);
  return readAll(socket).then(String, () => '');
}

it('goes through the relay, waits while the engine is away, and goes on', async () => {
  const { id, localPort } = await harness.open('echo', 7000);
  await waitFor('it echoes', async () => (await echo(localPort, 'before')) === 'before');
  expect(await harness.get(id)).toMatchObject({ state: { phase: 'on', path: 'relay' } });
  await engine.stop();
  await harness.untilState(id, 'waiting noEngine');
  await engine.start();
  await waitFor('it echoes again', async () => (await echo(localPort, 'after')) === 'after', 40_000);
  expect(await harness.get(id)).toMatchObject({ localPort, state: { phase: 'on' } });
});
