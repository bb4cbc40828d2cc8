// Ways into sandboxes that are not the usual one: another pause image, the host's network, one that ends.

import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodDialer } from '../../../electron/engine/runtime/podDialer.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { freePort } from '../../support/freePort.ts';
import { waitFor } from '../../support/waitFor.ts';
import {
  connectWithOtherPause,
  docker,
  eventually,
  fileRuntime,
  never,
  shell,
  startPod,
  testInstance,
  testPod,
} from '../runtime/runtimeHarness.ts';
import { readAll } from './peerPod.ts';

const PORT = 7000;

const runtime = await fileRuntime();

const echoPod = () => testPod({ containers: [shell('echo', `exec nc -ll -p ${PORT} -e cat`)] });

async function expectEcho(dialer: PodDialer, port = PORT): Promise<void> {
  const { stream } = await eventually('it listens', () => dialer.connect(port, never).catch(() => undefined));
  stream.end('hello');
  expect((await readAll(stream)).toString()).toBe('hello');
}

const helpers = () =>
  docker(
    'ps',
    '-aq',
    '--filter',
    'name=podbay-relay-',
    '--filter',
    `label=io.podbay.instance=${testInstance}`,
  );

describe.each(['direct', 'relay'] as const)('by the path %s', (path) => {
  it('a connection is reset when the sandbox ends, and no other is made', async () => {
    const pod = echoPod();
    const { sandbox } = await startPod(runtime, pod);
    const dialer = await runtime.podDialer(pod.metadata.uid, path, never);
    await expectEcho(dialer);
    const { stream } = await dialer.connect(PORT, never);
    const failed = once(stream, 'error');
    await docker('kill', sandbox.id);
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
    await waitFor('the dialer knows', async () => {
      const error: unknown = await dialer.connect(PORT, never).catch((reason: unknown) => reason);
      return error instanceof Error && 'code' in error && error.code === 'FailedPrecondition';
    });
    dialer.dispose();
    await expect(runtime.podDialer(pod.metadata.uid, path, never)).rejects.toMatchObject({
      code: 'FailedPrecondition',
    });
  });

  it('a pod of the host network is reached on the loopback of the node', async () => {
    const port = await freePort();
    const script = `exec nc -ll -p ${port} -e cat`;
    const pod = testPod({ hostNetwork: true, containers: [shell('echo', script)] });
    await startPod(runtime, pod);
    const dialer = await runtime.podDialer(pod.metadata.uid, path, never);
    await expectEcho(dialer, port);
    dialer.dispose();
  });
});

describe('a sandbox of another pause image', () => {
  let custom: PodRuntime;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ runtime: custom, end } = await connectWithOtherPause('pause-forward'));
  });
  afterAll(() => end());

  it('has its relay in a container beside it, which goes with the dialer', async () => {
    const pod = echoPod();
    await startPod(custom, pod);
    const dialer = await custom.podDialer(pod.metadata.uid, 'relay', never);
    await expectEcho(dialer);
    const helper = await helpers();
    expect(helper).toMatch(/^\w+$/);

    // Somebody removes it: what it carried is reset, and the next connection makes another.
    const { stream } = await dialer.connect(PORT, never);
    const failed = once(stream, 'error');
    await docker('rm', '-f', helper);
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
    await expectEcho(dialer);

    dialer.dispose();
    await waitFor('no helper is left', async () => (await helpers()) === '');
  });

  it('takes its relay along when it ends', async () => {
    const pod = echoPod();
    const { sandbox } = await startPod(custom, pod);
    const dialer = await custom.podDialer(pod.metadata.uid, 'relay', never);
    await expectEcho(dialer);
    await docker('kill', sandbox.id);
    await waitFor('no helper is left', async () => (await helpers()) === '');
    dialer.dispose();
  });
});
