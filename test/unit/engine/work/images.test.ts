import { describe, expect, it } from 'vitest';
import type { Container } from '../../../../electron/common/kubernetes/objects.ts';
import { FakeHost, podToCreate } from '../../../fakes/fakeEngine.ts';

const container = (name: string, more: Partial<Container> = {}): Container => ({
  name,
  image: `${name}:1`,
  imagePullPolicy: 'IfNotPresent',
  ...more,
});

describe('pulls', () => {
  it('of one pod run side by side', async () => {
    const host = await FakeHost.leading();
    host.runtime.delays.set('pullImage', 1_000);
    await host.engine.create(
      podToCreate('web', { containers: [container('a'), container('b'), container('c')] }),
    );
    await host.clock.advance(1_500);
    expect(host.states('web')).toEqual({ a: 'running', b: 'running', c: 'running' });
  });

  it('of one image by several pods are one pull', async () => {
    const host = await FakeHost.leading();
    host.runtime.delays.set('pullImage', 1_000);
    await host.engine.create(podToCreate('p', { containers: [container('app')] }));
    await host.engine.create(podToCreate('q', { containers: [container('app')] }));
    await host.clock.advance(500);
    expect(host.engine.pulls.list()).toMatchObject([{ image: 'app:1', podUids: ['uid-1', 'uid-3'] }]);
    await host.engine.delete({ namespace: 'default', name: 'p' });
    await host.clock.advance(1_000);
    expect(host.states('q')).toEqual({ app: 'running' });
    expect(host.runtime.count('pullImage')).toBe(1);
  });

  it('run at most four at once', async () => {
    const host = await FakeHost.leading();
    host.runtime.delays.set('pullImage', 1_000);
    const containers = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => container(name));
    await host.engine.create(podToCreate('web', { containers }));
    await host.clock.advance(500);
    expect(host.runtime.count('pullImage')).toBe(4);
    await host.clock.advance(2_000);
    expect(host.states('web')['f']).toBe('running');
  });

  it('show progress, and a cancelled one is a failed one for its pod', async () => {
    const host = await FakeHost.leading();
    host.runtime.delays.set('pullImage', 60_000);
    await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(200);
    const [pull] = host.engine.pulls.list();
    expect(pull?.layers).toEqual([{ id: 'layer1', status: 'Downloading', currentBytes: 1, totalBytes: 2 }]);
    host.engine.pulls.cancel(pull?.id ?? '');
    await host.clock.advance(100);
    expect(host.states('web')).toEqual({ app: 'ErrImagePull' });
    expect(host.engine.pulls.list()[0]).toMatchObject({ state: 'cancelled' });
    await host.clock.advance(3_000);
    expect(host.states('web')).toEqual({ app: 'ImagePullBackOff' });
  });

  it('ahead of a turn are silent until the turn comes', async () => {
    const host = await FakeHost.leading('init:1');
    host.runtime.state.behaviours.set('init', { exitsAfterMs: 5_000, exitCode: 0 });
    host.runtime.delays.set('pullImage', 1_000);
    const spec = { initContainers: [container('init')], containers: [container('app')] };
    const { metadata } = await host.engine.create(podToCreate('web', spec));
    await host.clock.advance(4_000);
    expect(host.runtime.count('pullImage app:1')).toBe(1);
    expect(host.events(metadata.uid).some((event) => event.includes('app:1'))).toBe(false);
    await host.clock.advance(2_000);
    expect(host.states('web')).toEqual({ init: 'Completed', app: 'running' });
    expect(host.events(metadata.uid).slice(-4)).toEqual([
      'Pulling: Pulling image "app:1"',
      'Pulled: Successfully pulled image "app:1" in 1s (1s including waiting). Image size: 1234 bytes.',
      'Created: Created container: app',
      'Started: Started container app',
    ]);
    expect(host.runtime.count('pullImage app:1')).toBe(1);
  });

  it('of a name that does not parse are not tried', async () => {
    const host = await FakeHost.leading();
    await host.engine.create(podToCreate('web', { containers: [container('app', { image: 'Nginx:1' })] }));
    await host.clock.advance(100);
    expect(host.states('web')).toEqual({ app: 'InvalidImageName' });
    expect(host.runtime.count('pullImage') + host.runtime.count('inspectImage')).toBe(0);
  });
});

describe('what fails on the way', () => {
  it('is shown with the reason of its step', async () => {
    const host = await FakeHost.leading('app:1');
    host.runtime.volumeFailure = {
      volume: 'data',
      message: 'hostPath type check failed: /x is not a directory',
    };
    const spec = { volumes: [{ name: 'data', hostPath: { path: '/x' } }], containers: [container('app')] };
    const { metadata } = await host.engine.create(podToCreate('web', spec));
    await host.clock.advance(400);
    expect(host.events(metadata.uid)).toContain(
      'FailedMount: MountVolume.SetUp failed for volume "data" : hostPath type check failed: /x is not a directory',
    );
    expect(host.runtime.state.sandboxes.size).toBe(0);
    expect(host.states('web')).toEqual({ app: 'ContainerCreating' });
    host.runtime.volumeFailure = undefined;
    await host.clock.advance(15_000);
    expect(host.states('web')).toEqual({ app: 'running' });
  });

  it('is retried more and more seldom where a volume fails, at most every 122 seconds', async () => {
    const host = await FakeHost.leading('app:1');
    host.runtime.volumeFailure = { volume: 'data', message: 'no such directory' };
    const spec = { volumes: [{ name: 'data', hostPath: { path: '/x' } }], containers: [container('app')] };
    await host.engine.create(podToCreate('web', spec));
    await host.clock.advance(128_000);
    expect(host.runtime.count('prepareVolumes')).toBe(9);
    await host.clock.advance(122_000);
    expect(host.runtime.count('prepareVolumes')).toBe(10);
    await host.clock.advance(122_000);
    expect(host.runtime.count('prepareVolumes')).toBe(11);
  });

  it('is retried with growing waits of at most ten seconds', async () => {
    const host = await FakeHost.leading('app:1');
    host.runtime.onCall = (call) =>
      call === 'startSandbox' ? new Error('port is already allocated') : undefined;
    const { metadata } = await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(36_500);
    expect(host.runtime.count('startSandbox')).toBe(7);
    expect(host.events(metadata.uid)).toContain(
      'FailedCreatePodSandBox: Failed to create pod sandbox: failed to start sandbox container for pod "web": port is already allocated x7',
    );
    host.runtime.onCall = () => undefined;
    await host.clock.advance(10_000);
    expect(host.states('web')).toEqual({ app: 'running' });
    expect(host.runtime.state.sandboxes.size).toBe(1);
  });
});

describe('a pod whose sandbox cannot come up', () => {
  const quiet = /Pulling|Pulled|Created|ErrImagePull|Failed to pull/;

  it('tells nothing of its images and containers until it has come up', async () => {
    const host = await FakeHost.leading('app:1');
    host.runtime.volumeFailure = {
      volume: 'v',
      message: 'hostPath type check failed: /v is not a directory',
    };
    const { metadata } = await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(20_000);
    expect(host.events(metadata.uid).filter((event) => quiet.test(event))).toEqual([]);
    host.runtime.volumeFailure = undefined;
    await host.clock.advance(20_000);
    expect(host.events(metadata.uid).filter((event) => quiet.test(event))).toHaveLength(2);
    expect(host.states('web')).toEqual({ app: 'running' });
  });

  it('waits as ContainerCreating although its image cannot be pulled either', async () => {
    const host = await FakeHost.leading();
    host.runtime.onCall = (call) =>
      call === 'pullImage' || call === 'startSandbox' ? new Error(`${call} failed`) : undefined;
    const { metadata } = await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(20_000);
    expect(host.states('web')).toEqual({ app: 'ContainerCreating' });
    expect(host.events(metadata.uid).filter((event) => quiet.test(event))).toEqual([]);
  });
});
