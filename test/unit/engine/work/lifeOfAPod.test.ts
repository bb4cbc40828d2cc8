import { describe, expect, it } from 'vitest';
import type { Container } from '../../../../electron/common/kubernetes/objects.ts';
import { settle } from '../../../fakes/fakeClock.ts';
import { FakeHost, podToCreate } from '../../../fakes/fakeEngine.ts';

const container = (name: string, more: Partial<Container> = {}): Container => ({
  name,
  image: `${name}:1`,
  imagePullPolicy: 'IfNotPresent',
  ...more,
});

describe('a new pod', () => {
  it('is scheduled, pulled, created and started, with the events of a cluster', async () => {
    const host = await FakeHost.leading();
    host.runtime.delays.set('pullImage', 1_204);
    const { metadata } = await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(2_000);
    expect(host.engine.get('default', 'web')?.status?.phase).toBe('Running');
    expect(host.events(metadata.uid)).toEqual([
      'Scheduled: Successfully assigned default/web to node',
      'Pulling: Pulling image "app:1"',
      'Pulled: Successfully pulled image "app:1" in 1.204s (1.204s including waiting). Image size: 1234 bytes.',
      'Created: Created container: app',
      'Started: Started container app',
    ]);
  });

  it('creates containers while the sandbox starts and starts them in spec order', async () => {
    const host = await FakeHost.leading('a:1', 'b:1');
    host.runtime.delays.set('startSandbox', 300).set('createContainer a 0', 200);
    await host.engine.create(podToCreate('web', { containers: [container('a'), container('b')] }));
    await host.clock.advance(1_000);
    const changes = host.runtime.calls.filter((call) => /^(create|start)/.test(call));
    expect(changes.slice(0, 2)).toEqual(['createSandbox web 0', 'startSandbox web']);
    expect(changes.slice(2, 4).sort()).toEqual(['createContainer a 0', 'createContainer b 0']);
    expect(changes.slice(4)).toEqual(['startContainer a', 'startContainer b']);
  });

  it('starts the others when one container cannot be created', async () => {
    const host = await FakeHost.leading('a:1', 'b:1');
    host.runtime.onCall = (call, argument) =>
      call === 'createContainer' && argument.startsWith('a ') ? new Error('no such device') : undefined;
    await host.engine.create(podToCreate('web', { containers: [container('a'), container('b')] }));
    await host.clock.advance(500);
    expect(host.states('web')).toEqual({ a: 'CreateContainerError', b: 'running' });
  });
});

describe('a pod that the kubelet does not admit', () => {
  it('is scheduled, has failed before anything of it is made, and goes when it is deleted', async () => {
    const host = await FakeHost.leading('app:1');
    const securityContext = { sysctls: [{ name: 'kernel.shmmax', value: '1' }] };
    const spec = { securityContext, containers: [container('app')] };
    const { metadata } = await host.engine.create(podToCreate('web', spec));
    await host.clock.advance(60_000);
    expect(host.engine.get('default', 'web')?.status).toMatchObject({
      phase: 'Failed',
      reason: 'SysctlForbidden',
      message: 'Pod was rejected: forbidden sysctl: "kernel.shmmax" not allowlisted',
    });
    expect(host.events(metadata.uid)).toEqual([
      'Scheduled: Successfully assigned default/web to node',
      'SysctlForbidden: forbidden sysctl: "kernel.shmmax" not allowlisted',
    ]);
    expect(host.runtime.calls).toEqual([]);
    expect(await host.engine.delete({ namespace: 'default', name: 'web' })).toMatchObject({
      outcome: 'deleted',
    });
    await host.clock.advance(1_000);
    expect(host.engine.list()).toEqual([]);
  });
});

describe('a pull that fails', () => {
  it('alternates ErrImagePull and ImagePullBackOff and pulls again after 10, 20, 40 seconds', async () => {
    const host = await FakeHost.leading();
    host.runtime.onCall = (call) => (call === 'pullImage' ? new Error('not found') : undefined);
    await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await settle();
    const start = host.clock.now();
    const seen: string[] = [];
    const pulls: number[] = [];
    for (let second = 0; second < 75; second++) {
      const state = host.states('web')['app'] ?? '';
      if (seen.at(-1) !== state) seen.push(state);
      if (host.runtime.count('pullImage') > pulls.length) pulls.push((host.clock.now() - start) / 1000);
      await host.clock.advance(1_000);
    }
    const cycle = ['ErrImagePull', 'ImagePullBackOff'];
    expect(seen.filter((state) => state !== 'ContainerCreating')).toEqual([
      ...cycle,
      ...cycle,
      ...cycle,
      ...cycle,
    ]);
    expect(pulls.map(Math.floor)).toEqual([0, 10, 30, 70]);
  });

  it('finds an image that was built meanwhile without waiting for the next pull', async () => {
    const host = await FakeHost.leading();
    host.runtime.onCall = (call) => (call === 'pullImage' ? new Error('not found') : undefined);
    await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(35_000);
    host.runtime.state.images.add('app:1');
    await host.clock.advance(13_000);
    expect(host.states('web')).toEqual({ app: 'running' });
  });

  it('says ErrImageNeverPull when the policy forbids the pull', async () => {
    const host = await FakeHost.leading();
    const spec = { containers: [container('app', { imagePullPolicy: 'Never' })] };
    await host.engine.create(podToCreate('web', spec));
    await settle();
    await host.clock.advance(100);
    expect(host.states('web')).toEqual({ app: 'ErrImageNeverPull' });
    expect(host.runtime.count('pullImage')).toBe(0);
  });
});

describe('a crashing container', () => {
  it('restarts at once, then after 10 and 20 seconds, showing CrashLoopBackOff meanwhile', async () => {
    const host = await FakeHost.leading('app:1');
    host.runtime.state.behaviours.set('app', { exitsAfterMs: 1_000, exitCode: 1 });
    const { metadata } = await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    const starts: number[] = [];
    const begin = host.clock.now();
    for (let step = 0; step < 70; step++) {
      await host.clock.advance(step === 0 ? 0 : 500);
      if (host.runtime.count('startContainer') > starts.length) starts.push(host.clock.now() - begin);
    }
    const gaps = starts.slice(1).map((ms, index) => ms - (starts[index] ?? 0));
    expect(gaps).toEqual([1_000, 11_000, 21_000]);
    expect(host.states('web')).toEqual({ app: 'CrashLoopBackOff' });
    expect(host.engine.get('default', 'web')?.status?.containerStatuses?.[0]?.restartCount).toBe(3);
    expect(host.engine.get('default', 'web')?.status?.phase).toBe('Running');
    expect(host.events(metadata.uid).filter((event) => event.startsWith('BackOff'))).toEqual([
      'BackOff: Back-off restarting failed container app in pod web_default(uid-1) x3',
    ]);
  });
});
