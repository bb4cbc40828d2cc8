import { describe, expect, it } from 'vitest';
import type { Container, PodSpec } from '../../../../electron/common/kubernetes/objects.ts';
import { settle } from '../../../fakes/fakeClock.ts';
import { FakeHost, podToCreate } from '../../../fakes/fakeEngine.ts';

const container = (name: string, more: Partial<Container> = {}): Container => ({
  name,
  image: `${name}:1`,
  imagePullPolicy: 'IfNotPresent',
  ...more,
});
const web = { namespace: 'default', name: 'web' };

async function runningHost(spec: PodSpec): Promise<FakeHost> {
  const images = [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) => image ?? '');
  const host = await FakeHost.leading(...images);
  await host.engine.create(podToCreate('web', spec));
  await host.clock.advance(1_000);
  return host;
}

function expectNothingLeft(host: FakeHost): void {
  const { sandboxes, containers, volumes } = host.runtime.state;
  expect([...sandboxes.keys(), ...containers.keys(), ...volumes]).toEqual([]);
  expect(host.engine.list()).toEqual([]);
}

describe('a graceful delete', () => {
  it('shows Terminating at once and is gone when its containers have ended', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.state.behaviours.set('app', { termMs: 3_000 });
    const { outcome } = await host.engine.delete(web);
    expect(outcome).toBe('deleting');
    const metadata = host.engine.get('default', 'web')?.metadata;
    expect(metadata?.deletionGracePeriodSeconds).toBe(30);
    await host.clock.advance(2_900);
    expect(host.engine.get('default', 'web')?.status?.phase).toBe('Running');
    await host.clock.advance(200);
    expectNothingLeft(host);
  });

  it('kills what ignores SIGTERM at the end of the grace', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.state.behaviours.set('app', { ignoresTerm: true });
    await host.engine.delete(web, { graceSeconds: 5 });
    await host.clock.advance(4_900);
    expect(host.runtime.state.containers.size).toBe(1);
    await host.clock.advance(200);
    expectNothingLeft(host);
  });

  it('says so when the engine does not kill in time, and tries again', async () => {
    const host = await runningHost({ containers: [container('app')] });
    const uid = host.engine.get('default', 'web')?.metadata.uid ?? '';
    host.runtime.delays.set('stopContainer', 3_600_000);
    await host.engine.delete(web, { graceSeconds: 8 });
    await host.clock.advance(11_900);
    const exceeded =
      'ExceededGracePeriod: Container runtime did not kill the pod within specified grace period.';
    expect(host.events(uid)).not.toContain(exceeded);
    await host.clock.advance(200);
    expect(host.events(uid)).toContain(exceeded);
    host.runtime.delays.clear();
    await host.clock.advance(30_000);
    expectNothingLeft(host);
  });

  it('stops sidecars after the others, in reverse order, and the sandbox last', async () => {
    const sidecar = (name: string) => container(name, { restartPolicy: 'Always' });
    const host = await runningHost({
      initContainers: [sidecar('s1'), sidecar('s2')],
      containers: [container('a'), container('b')],
    });
    host.runtime.state.behaviours.set('a', { termMs: 2_000 });
    await host.engine.delete(web);
    await host.clock.advance(5_000);
    const stops = host.runtime.calls.filter((call) => call.startsWith('stopContainer'));
    expect(stops).toEqual([
      'stopContainer a 30',
      'stopContainer b 30',
      'stopContainer s2 28',
      'stopContainer s1 28',
    ]);
    expect(host.runtime.calls.slice(-2)).toEqual(['removeContainer web', 'removeVolumes uid-1']);
    expectNothingLeft(host);
  });

  it('is shortened by a second delete, never lengthened', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.state.behaviours.set('app', { ignoresTerm: true });
    await host.engine.delete(web);
    await host.engine.delete(web, { graceSeconds: 60 });
    expect(host.engine.get('default', 'web')?.metadata.deletionGracePeriodSeconds).toBe(30);
    await host.clock.advance(1_000);
    await host.engine.delete(web, { graceSeconds: 4 });
    expect(host.engine.get('default', 'web')?.metadata.deletionGracePeriodSeconds).toBe(4);
    await host.clock.advance(3_100);
    expectNothingLeft(host);
  });

  it('does not wait for a running pull', async () => {
    const host = await FakeHost.leading();
    host.runtime.delays.set('pullImage', 3_600_000);
    await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(1_000);
    expect(host.engine.pulls.list()[0]?.state).toBe('pulling');
    await host.engine.delete(web);
    await host.clock.advance(100);
    expectNothingLeft(host);
    expect(host.engine.pulls.list()[0]?.state).toBe('cancelled');
  });

  it('refuses a pod of the same name until the old one is gone', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.state.behaviours.set('app', { termMs: 3_000 });
    const again = podToCreate('web', { containers: [container('app')] });
    await expect(host.engine.create(again)).rejects.toThrow('pods "web" already exists');
    const { uid } = await host.engine.delete(web);
    await expect(host.engine.create(again)).rejects.toThrow(
      'object is being deleted: pods "web" already exists',
    );
    const gone = host.engine.whenGone(uid, new AbortController().signal);
    await host.clock.advance(4_000);
    await gone;
    await host.engine.create(again);
    await host.clock.advance(1_000);
    expect(host.states('web')).toEqual({ app: 'running' });
  });

  it('is finished by the next app after a crash, within the same grace', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.state.behaviours.set('app', { ignoresTerm: true });
    await host.engine.delete(web, { graceSeconds: 10 });
    await host.clock.advance(4_000);
    await host.crash();
    expect(host.runtime.calls.filter((call) => call.startsWith('stopContainer app'))).toEqual([
      'stopContainer app 10',
      'stopContainer app 6',
    ]);
    await host.clock.advance(6_100);
    expectNothingLeft(host);
  });

  it('removes a pod that waits for a node at once', async () => {
    const host = await FakeHost.leading();
    await host.engine.create(
      podToCreate('web', { nodeSelector: { a: 'b' }, containers: [container('app')] }),
    );
    expect((await host.engine.delete(web)).outcome).toBe('deleted');
    await settle();
    expectNothingLeft(host);
    expect(host.store.tombstones()).toEqual([]);
  });

  it('tries again when the engine refuses to remove', async () => {
    const host = await runningHost({ containers: [container('app')] });
    let refusals = 2;
    host.runtime.onCall = (call) =>
      call === 'removeContainer' && refusals-- > 0 ? new Error('driver is busy') : undefined;
    await host.engine.delete(web);
    await host.clock.advance(10_000);
    expectNothingLeft(host);
  });
});

describe('a forced delete', () => {
  it('takes the object away at once and kills behind its back', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.state.behaviours.set('app', { ignoresTerm: true });
    expect((await host.engine.delete(web, { force: true })).outcome).toBe('deleted');
    expect(host.engine.list()).toEqual([]);
    await host.engine.create(podToCreate('web', { containers: [container('app')] }));
    await host.clock.advance(2_100);
    expect(host.runtime.state.sandboxes.size).toBe(1);
    expect(host.states('web')).toEqual({ app: 'running' });
  });

  it('is finished by the next app after a crash, and never adopted', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.state.behaviours.set('app', { ignoresTerm: true });
    await host.engine.detach();
    await host.engine.delete(web, { force: true });
    await host.crash();
    expect(host.engine.list()).toEqual([]);
    await host.clock.advance(2_100);
    expectNothingLeft(host);
  });

  it('forgets its tombstone after a while', async () => {
    const host = await runningHost({ containers: [container('app')] });
    await host.engine.delete(web, { force: true });
    await host.clock.advance(60_000);
    expect(host.store.tombstones()).toHaveLength(1);
    await host.clock.advance(700_000);
    expect(host.store.tombstones()).toEqual([]);
  });
});

it('never begins a pull for a pod that was deleted while the worker looked at it', async () => {
  const host = await FakeHost.leading();
  host.runtime.delays.set('pullImage', 3_600_000);
  const created = host.engine.create(podToCreate('web', { containers: [container('app')] }));
  const deleted = created.then(() => host.engine.delete(web));
  await deleted;
  await host.clock.advance(100);
  expectNothingLeft(host);
});
