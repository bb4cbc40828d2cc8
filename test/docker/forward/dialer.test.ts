// The way into a pod on the real engine, below the services.

import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PodDialer } from '../../../electron/engine/runtime/podDialer.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import {
  docker,
  eventually,
  fileRuntime,
  never,
  shell,
  startPod,
  testPod,
} from '../runtime/runtimeHarness.ts';

let runtime: PodRuntime;

beforeAll(async () => {
  runtime = await fileRuntime();
});

async function dialerTo(script: string): Promise<{ dialer: PodDialer; sandboxId: string }> {
  const pod = testPod({ containers: [shell('web', script)] });
  const { sandbox } = await startPod(runtime, pod);
  const dialer = await runtime.podDialer(pod.metadata.uid, 'direct', never);
  return { dialer, sandboxId: sandbox.id };
}

describe('a direct connection', () => {
  it('carries both directions, each to its own end', async () => {
    const { dialer } = await dialerTo('exec nc -ll -p 7000 -e cat');
    const { stream } = await eventually('it listens', () =>
      dialer.connect(7000, never).catch(() => undefined),
    );
    stream.end('hello');
    expect((await stream.toArray()).join('')).toBe('hello');
    dialer.dispose();
  });

  it('is refused with the port where nothing listens', async () => {
    const { dialer } = await dialerTo('exec sleep 600');
    await expect(dialer.connect(7001, never)).rejects.toMatchObject({
      code: 'Unavailable',
      message: 'Nothing listens on port 7001 in the pod.',
    });
    dialer.dispose();
  });

  it('is reset when the sandbox ends, and no other is made', async () => {
    const { dialer, sandboxId } = await dialerTo('exec nc -ll -p 7000 -e cat');
    const { stream } = await eventually('it listens', () =>
      dialer.connect(7000, never).catch(() => undefined),
    );
    const failed = once(stream, 'error');
    await docker('kill', sandboxId);
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
    await expect(dialer.connect(7000, never)).rejects.toMatchObject({ code: 'FailedPrecondition' });
    dialer.dispose();
  });
});
