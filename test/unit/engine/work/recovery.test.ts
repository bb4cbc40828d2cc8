import { describe, expect, it } from 'vitest';
import { sleep } from '../../../../electron/common/clock.ts';
import type { Container, PodSpec } from '../../../../electron/common/kubernetes/objects.ts';
import { PodEngine } from '../../../../electron/engine/podEngine.ts';
import { createMemoryStore } from '../../../../electron/engine/store/memoryStore.ts';
import { FakeHost, podToCreate } from '../../../fakes/fakeEngine.ts';
import { FakeRuntime, fakeEngineInfo } from '../../../fakes/fakeRuntime.ts';

const container = (name: string, more: Partial<Container> = {}): Container => ({
  name,
  image: `${name}:1`,
  imagePullPolicy: 'IfNotPresent',
  ...more,
});

async function runningHost(spec: PodSpec): Promise<FakeHost> {
  const images = [...(spec.initContainers ?? []), ...spec.containers].map(({ image }) => image ?? '');
  const host = await FakeHost.leading(...images);
  host.runtime.state.behaviours.set('init', { exitsAfterMs: 100, exitCode: 0 });
  await host.engine.create(podToCreate('web', spec));
  await host.clock.advance(1_000);
  return host;
}

const withInit = { initContainers: [container('init')], containers: [container('app')] };
const statusOf = (host: FakeHost) => host.engine.get('default', 'web')?.status;

describe('a sandbox that goes', () => {
  it('is replaced: SandboxChanged, another address, all containers again, counts up by one', async () => {
    const host = await runningHost(withInit);
    const before = statusOf(host)?.podIP;
    const [sandbox] = host.runtime.state.sandboxes.keys();
    host.runtime.state.remove(sandbox ?? '');
    await host.clock.advance(1_000);
    const status = statusOf(host);
    expect(status?.phase).toBe('Running');
    expect(status?.podIP).not.toBe(before);
    expect(status?.containerStatuses?.[0]?.restartCount).toBe(1);
    expect(status?.initContainerStatuses?.[0]?.restartCount).toBe(1);
    const { uid } = host.engine.get('default', 'web')?.metadata ?? {};
    expect(host.events(uid ?? '')).toContain(
      'SandboxChanged: Pod sandbox changed, it will be killed and re-created.',
    );
    expect(host.runtime.state.sandboxes.size).toBe(1);
  });

  it('comes back after a restart of the engine, with init containers run again', async () => {
    const host = await runningHost(withInit);
    await host.engine.detach();
    expect(host.engine.list()).toHaveLength(1);
    host.runtime.state.restart();
    await host.engine.attach(host.runtime, 'leader');
    await host.clock.advance(1_000);
    expect(host.states('web')).toEqual({ init: 'Completed', app: 'running' });
    expect(statusOf(host)?.containerStatuses?.[0]?.restartCount).toBe(1);
    expect(host.runtime.count('startContainer init')).toBe(2);
  });

  it('does not end a pod with OnFailure whose containers exit 0 when they are killed', async () => {
    const host = await FakeHost.leading('app:1');
    host.runtime.state.behaviours.set('app', { termCode: 0, termMs: 500 });
    await host.engine.create(
      podToCreate('web', { restartPolicy: 'OnFailure', containers: [container('app')] }),
    );
    await host.clock.advance(1_000);
    const [sandbox] = host.runtime.state.sandboxes.keys();
    host.runtime.state.remove(sandbox ?? '');
    await host.clock.advance(2_000);
    expect(statusOf(host)?.phase).toBe('Running');
    expect(host.states('web')).toEqual({ app: 'running' });
  });
});

describe('adoption', () => {
  it('takes over a pod that the store does not know, without touching it', async () => {
    const host = await runningHost(withInit);
    await host.engine.detach();
    const calls = host.runtime.calls.length;
    const other = host.newEngine(createMemoryStore());
    await other.attach(host.runtime, 'leader');
    await host.clock.advance(1_000);
    expect(other.get('default', 'web')?.status?.phase).toBe('Running');
    expect(host.runtime.calls.slice(calls)).toEqual([]);
  });

  it('starts a stored pod whose containers are all gone, and goes on counting', async () => {
    const host = await runningHost({ containers: [container('app')] });
    await host.engine.detach();
    host.runtime.state.sandboxes.clear();
    host.runtime.state.containers.clear();
    await host.engine.attach(host.runtime, 'leader');
    await host.clock.advance(1_000);
    expect(statusOf(host)?.containerStatuses?.[0]?.restartCount).toBe(1);
    expect(host.states('web')).toEqual({ app: 'running' });
  });

  it('does not run a Never pod again whose containers are gone', async () => {
    const host = await runningHost({ restartPolicy: 'Never', containers: [container('app')] });
    host.runtime.state.exitByName('app', 0);
    await host.clock.advance(1_000);
    expect(statusOf(host)?.phase).toBe('Succeeded');
    await host.engine.detach();
    host.runtime.state.sandboxes.clear();
    host.runtime.state.containers.clear();
    await host.engine.attach(host.runtime, 'leader');
    await host.clock.advance(1_000);
    expect(statusOf(host)?.phase).toBe('Succeeded');
    expect(host.runtime.count('startContainer')).toBe(1);
  });

  it('removes containers that belong to no pod', async () => {
    const host = await runningHost({ containers: [container('app')] });
    await host.engine.detach();
    host.runtime.state.sandboxes.clear();
    const other = host.newEngine(createMemoryStore());
    await other.attach(host.runtime, 'leader');
    await host.clock.advance(1_000);
    expect(host.runtime.state.containers.size).toBe(0);
    expect(other.list()).toEqual([]);
  });
});

describe('a crash of the app', () => {
  const stages = ['createSandbox', 'startSandbox', 'createContainer', 'startContainer'] as const;
  it.each(stages)('during %s leaves nothing doubled, orphaned or counted as a restart', async (stage) => {
    const host = await FakeHost.leading('a:1', 'b:1');
    host.runtime.delays.set(stage, 100);
    await host.engine.create(podToCreate('web', { containers: [container('a'), container('b')] }));
    await host.clock.advance(50);
    await host.crash();
    await host.clock.advance(2_000);
    expect(host.states('web')).toEqual({ a: 'running', b: 'running' });
    expect(host.runtime.state.sandboxes.size).toBe(1);
    expect(host.runtime.state.containers.size).toBe(2);
    expect(statusOf(host)?.containerStatuses?.map(({ restartCount }) => restartCount)).toEqual([0, 0]);
  });
});

describe('an end whose message takes long to read', () => {
  const hostWithSlowMessages = async () => {
    const host = await runningHost({ restartPolicy: 'Never', containers: [container('app')] });
    host.runtime.terminationMessage = async (_id, _path, signal) => {
      await sleep(host.clock, 200, signal);
      return 'bye';
    };
    host.runtime.state.exitByName('app', 3);
    await host.clock.advance(100);
    return host;
  };
  const end = (host: FakeHost) => statusOf(host)?.containerStatuses?.[0]?.state?.terminated;

  it('is shown before, and with the message after', async () => {
    const host = await hostWithSlowMessages();
    expect(end(host)).toMatchObject({ reason: 'Error', exitCode: 3 });
    expect(end(host)?.message).toBeUndefined();
    await host.clock.advance(1_000);
    expect(end(host)).toMatchObject({ exitCode: 3, message: 'bye' });
    expect(end(host)?.containerID).toBeDefined();
  });

  it('keeps its message when the app crashes in between', async () => {
    const host = await hostWithSlowMessages();
    await host.crash();
    await host.clock.advance(1_000);
    expect(end(host)?.message).toBe('bye');
  });
});

describe('an ended pod', () => {
  it('keeps its containers for their logs, with the sandbox stopped', async () => {
    const host = await runningHost({ restartPolicy: 'Never', containers: [container('app')] });
    host.runtime.state.exitByName('app', 3);
    await host.clock.advance(1_000);
    expect(statusOf(host)?.phase).toBe('Failed');
    expect([...host.runtime.state.sandboxes.values()].map(({ state }) => state)).toEqual(['exited']);
    expect(host.runtime.state.containers.size).toBe(1);
    expect(host.clock.pendingTimers).toBeLessThan(5);
  });

  it('fails when its deadline has passed', async () => {
    const host = await runningHost({ activeDeadlineSeconds: 5, containers: [container('app')] });
    await host.clock.advance(6_000);
    expect(statusOf(host)).toMatchObject({ phase: 'Failed', reason: 'DeadlineExceeded' });
  });
});

describe('scheduling', () => {
  it('keeps a pod Pending until the node has the label it asks for', async () => {
    const host = await FakeHost.leading('app:1');
    const spec = { nodeSelector: { disktype: 'ssd' }, containers: [container('app')] };
    const { metadata } = await host.engine.create(podToCreate('web', spec));
    await host.clock.advance(1_000);
    expect(statusOf(host)?.conditions?.[0]).toMatchObject({ type: 'PodScheduled', reason: 'Unschedulable' });
    expect(host.events(metadata.uid)).toHaveLength(1);
    await host.engine.labelNode({ set: { disktype: 'ssd' }, remove: [] });
    await host.clock.advance(1_000);
    expect(host.states('web')).toEqual({ app: 'running' });
  });
});

describe('an observer', () => {
  it('shows what runs, follows it, and refuses to change it', async () => {
    const host = await runningHost({ containers: [container('app')] });
    const observer: PodEngine = host.newEngine(createMemoryStore());
    const updates: number[] = [];
    observer.subscribe(({ revision }) => updates.push(revision));
    await observer.attach(host.runtime, 'observer');
    await host.clock.advance(100);
    expect(observer.get('default', 'web')?.status?.phase).toBe('Running');
    await host.engine.detach();
    const calls = host.runtime.calls.length;
    host.runtime.state.exitByName('app', 1);
    await host.clock.advance(100);
    expect(observer.get('default', 'web')?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode).toBe(
      1,
    );
    await expect(observer.delete({ namespace: 'default', name: 'web' })).rejects.toThrow('Another Podbay');
    expect(host.runtime.calls.length).toBe(calls);
    expect(updates).toEqual(updates.toSorted((a, b) => a - b));
    await observer.detach();
  });
});

describe('an image changed in place', () => {
  it('restarts that one container with the next count', async () => {
    const host = await runningHost({ containers: [container('app'), container('other')] });
    const pod = host.engine.get('default', 'web');
    if (!pod) throw new Error('the pod is missing');
    host.runtime.state.images.add('app:2');
    const containers = [container('app', { image: 'app:2' }), container('other')];
    await host.engine.update({ ...pod, spec: { ...pod.spec, containers } });
    await host.clock.advance(1_000);
    expect(
      statusOf(host)?.containerStatuses?.map(({ image, restartCount }) => [image, restartCount]),
    ).toEqual([
      ['app:2', 1],
      ['other:1', 0],
    ]);
    expect(host.events(pod.metadata.uid)).toContain(
      'Killing: Container app definition changed, will be restarted',
    );
  });
});

describe('detach', () => {
  it('leaves no timer and touches nothing', async () => {
    const host = await runningHost(withInit);
    await host.engine.detach();
    host.engine.dispose();
    expect(host.clock.pendingTimers).toBe(0);
    expect(host.runtime.state.containers.size).toBe(2);
  });
});

describe('a pod of another engine', () => {
  const otherRuntime = (host: FakeHost, name = 'other') => {
    const runtime = new FakeRuntime(host.clock);
    runtime.info = { ...fakeEngineInfo, id: 'ENGINE:TWO', name };
    runtime.state.images.add('app:1');
    return runtime;
  };

  it('is neither started nor ended here, and goes on there', async () => {
    const host = await runningHost({ containers: [container('app')] });
    const other = otherRuntime(host);
    await host.engine.attach(other, 'leader');
    await host.clock.advance(60_000);
    expect(host.engine.list()).toHaveLength(1);
    expect(other.calls.filter((call) => !call.startsWith('removeVolumes'))).toEqual([]);
    await host.engine.delete({ namespace: 'default', name: 'web' });
    await host.clock.advance(60_000);
    expect(statusOf(host)?.phase).toBe('Running');
    await host.engine.attach(host.runtime, 'leader');
    await host.clock.advance(60_000);
    expect(host.engine.list()).toEqual([]);
    expect(host.runtime.state.sandboxes.size).toBe(0);
  });

  it('is told apart by the id where both have one host name, and so are the labels', async () => {
    const host = await runningHost({ containers: [container('app')] });
    await host.engine.labelNode({ set: { disktype: 'ssd' }, remove: [] });
    const other = otherRuntime(host, fakeEngineInfo.name);
    await host.engine.attach(other, 'leader');
    await host.clock.advance(60_000);
    expect(other.count('createSandbox')).toBe(0);
    const node = host.engine.node()?.metadata;
    expect(node?.name).toBe('node-engine');
    expect(node?.labels).not.toHaveProperty('disktype');
    await host.engine.create(podToCreate('mine', { containers: [container('app')] }));
    await host.clock.advance(1_000);
    expect(host.engine.get('default', 'mine')?.spec.nodeName).toBe('node-engine');
    await host.engine.attach(host.runtime, 'leader');
    await host.clock.advance(60_000);
    expect(host.engine.node()?.metadata?.labels).toHaveProperty('disktype', 'ssd');
    expect(host.runtime.count('createSandbox')).toBe(1);
    expect(other.state.sandboxes.size).toBe(1);
  });

  it('that was deleted by force meanwhile is removed there, however late', async () => {
    const host = await runningHost({ containers: [container('app')] });
    await host.engine.attach(otherRuntime(host), 'leader');
    await host.engine.delete({ namespace: 'default', name: 'web' }, { force: true });
    await host.clock.advance(3_600_000);
    expect(host.engine.list()).toEqual([]);
    await host.engine.attach(host.runtime, 'leader');
    await host.clock.advance(60_000);
    expect(host.engine.list()).toEqual([]);
    expect(host.runtime.state.sandboxes.size).toBe(0);
  });

  it('never starts when its manifest names a node that is not this one', async () => {
    const host = await FakeHost.leading('app:1');
    await host.engine.create(podToCreate('web', { nodeName: 'other', containers: [container('app')] }));
    await host.clock.advance(60_000);
    expect(statusOf(host)?.phase).toBe('Pending');
    expect(host.runtime.count('createSandbox')).toBe(0);
  });
});

describe('a machine that was renamed', () => {
  it('keeps the pods whose containers it has', async () => {
    const host = await runningHost({ containers: [container('app')] });
    host.runtime.info = { ...fakeEngineInfo, name: 'renamed' };
    await host.engine.attach(host.runtime, 'leader');
    await host.clock.advance(1_000);
    expect(host.engine.get('default', 'web')?.spec.nodeName).toBe('renamed');
    expect(statusOf(host)?.containerStatuses?.[0]?.restartCount).toBe(0);
  });
});
