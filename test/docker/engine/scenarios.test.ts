// The scenarios of the design that need no page: engine and Docker together.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { docker, EngineHarness, shell, states } from './engineHarness.ts';

let harness: EngineHarness;

beforeEach(async () => {
  harness = new EngineHarness();
  await harness.lead();
});

afterEach(() => harness.cleanUp());

const FOREVER = 'trap "exit 0" TERM; sleep 3600 & wait';

describe('scenario 2: two containers of one pod', () => {
  it('share one address and reach each other on localhost', async () => {
    await harness.applyFile('frontend-localredis-pod.yaml');
    const pod = await harness.untilRunning('redis-php');
    expect(states(pod)).toEqual({ frontend: 'running', redis: 'running' });
    expect(pod.status?.podIP).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    const events = harness.eventsOf('redis-php');
    expect(events[0]).toMatch(/^Scheduled: Successfully assigned default\/redis-php to /);
    for (const reason of ['Pulled', 'Created', 'Started']) {
      expect(events.filter((event) => event.startsWith(`${reason}:`))).toHaveLength(2);
    }
  });
});

describe('scenario 3: a main process that ends at once', () => {
  it('is Completed, then in CrashLoopBackOff', async () => {
    await harness.apply('background', { containers: [shell('app', 'nohup sleep 1000 & true')] });
    const waiting = await harness.until('background', ({ status }) => {
      const state = status?.containerStatuses?.[0];
      return state?.state?.waiting?.reason === 'CrashLoopBackOff' ? state : undefined;
    });
    expect(waiting.state?.waiting?.message).toMatch(
      /^back-off 10s restarting failed container=app pod=background_/,
    );
    expect(waiting.lastState?.terminated).toMatchObject({ reason: 'Completed', exitCode: 0 });
    expect(waiting.restartCount).toBe(1);
    expect(harness.get('background')?.status?.phase).toBe('Running');
  });
});

describe('scenario 7: one container has ended, the other serves', () => {
  it('is Running but not ready, and serves what the first one wrote', async () => {
    await harness.apply('two', {
      restartPolicy: 'Never',
      volumes: [{ name: 'shared', emptyDir: {} }],
      containers: [
        {
          name: 'nginx-container',
          image: 'nginx',
          imagePullPolicy: 'IfNotPresent',
          volumeMounts: [{ name: 'shared', mountPath: '/usr/share/nginx/html' }],
        },
        shell('debian-container', 'echo Hello from the debian container > /pod-data/index.html', {
          volumeMounts: [{ name: 'shared', mountPath: '/pod-data' }],
        }),
      ],
    });
    const pod = await harness.until('two', (latest) =>
      states(latest)['debian-container'] === 'Completed' && states(latest)['nginx-container'] === 'running'
        ? latest
        : undefined,
    );
    expect(pod.status?.phase).toBe('Running');
    expect(pod.status?.containerStatuses?.map(({ ready }) => ready)).toEqual([false, true]);
    const response = await fetch(`http://${pod.status?.podIP}/`);
    expect(await response.text()).toContain('Hello from the debian container');
  });
});

describe('scenario 8: an init container prepares a volume', () => {
  it('runs once before the others, keeps its logs, and the host port answers', async () => {
    await harness.applyFile('javaweb-2.yaml');
    const pod = await harness.untilRunning('javaweb-2');
    expect(states(pod)).toEqual({ war: 'Completed', tomcat: 'running' });
    expect(pod.status?.initContainerStatuses?.[0]?.restartCount).toBe(0);
    expect(await harness.exec('javaweb-2', 'tomcat', 'ls /root/apache-tomcat-7.0.42-v2/webapps')).toContain(
      'sample.war',
    );
    const { war } = await harness.containerIds('javaweb-2');
    await docker('logs', war ?? '');
    expect((await fetch('http://127.0.0.1:8001/')).status).toBeLessThan(500);
  });
});

describe('scenarios 11 and 12: process namespaces', () => {
  it('has /pause as PID 1 when shared', async () => {
    await harness.apply('shared', { shareProcessNamespace: true, containers: [shell('a', FOREVER)] });
    await harness.untilRunning('shared');
    expect(await harness.exec('shared', 'a', 'cat /proc/1/cmdline')).toContain('/pause');
  });

  it('shows only its own processes when not', async () => {
    await harness.apply('own', { containers: [shell('a', FOREVER), shell('b', FOREVER)] });
    await harness.untilRunning('own');
    expect(await harness.exec('own', 'a', 'cat /proc/1/cmdline')).toContain('trap');
    expect(await harness.exec('own', 'a', 'ls -d /proc/[0-9]* | wc -l')).toMatch(/^[1-6]$/);
  });
});

describe('scenario 16: a node selector', () => {
  it('waits with FailedScheduling until the node is labelled', async () => {
    await harness.applyFile('node-selector.yaml');
    const pod = await harness.until('needs-ssd', (latest) =>
      latest.status?.conditions ? latest : undefined,
    );
    expect(pod.status?.phase).toBe('Pending');
    expect(pod.status?.conditions?.[0]).toMatchObject({
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
    });
    expect(harness.eventsOf('needs-ssd')[0]).toMatch(
      /^FailedScheduling: 0\/1 nodes are available: 1 node\(s\)/,
    );
    await harness.engine.labelNode({ set: { disktype: 'ssd' }, remove: [] });
    await harness.untilRunning('needs-ssd');
  });
});

describe('scenario 17: limits and pull policy', () => {
  it('runs within its limits, QoS Burstable, and the client is served', async () => {
    await harness.applyFile('auto-pod.yaml');
    const pod = await harness.untilRunning('auto-pod');
    expect(pod.status?.qosClass).toBe('Burstable');
    const ids = await harness.containerIds('auto-pod');
    const inspected = await docker(
      'inspect',
      '--format',
      '{{.HostConfig.Memory}} {{.HostConfig.CpuQuota}} {{.HostConfig.CpuPeriod}}',
      ids['auto-client'] ?? '',
    );
    expect(inspected).toBe(`${128 * 1024 * 1024} 50000 100000`);
  });

  it('says ErrImageNeverPull for a missing image', async () => {
    await harness.apply('never', {
      containers: [shell('app', 'true', { image: 'podbay-test/missing:1', imagePullPolicy: 'Never' })],
    });
    const message = await harness.until('never', ({ status }) => {
      const waiting = status?.containerStatuses?.[0]?.state?.waiting;
      return waiting?.reason === 'ErrImageNeverPull' ? waiting.message : undefined;
    });
    expect(message).toBe('Container image "podbay-test/missing:1" is not present with pull policy of Never');
  });
});

describe('scenario 19: deletion', () => {
  it('ends containers within the grace and removes everything but what is named', async () => {
    await harness.apply('slow', { containers: [shell('app', 'trap "" TERM; while true; do sleep 1; done')] });
    await harness.untilRunning('slow');
    const begun = Date.now();
    await harness.delete('slow', 3);
    expect(Date.now() - begun).toBeGreaterThan(2_000);
    expect(Date.now() - begun).toBeLessThan(8_000);
  });

  it('goes by force at once, and nothing is orphaned', async () => {
    await harness.apply('stubborn', {
      containers: [shell('app', 'trap "" TERM; while true; do sleep 1; done')],
    });
    await harness.untilRunning('stubborn');
    const { outcome } = await harness.engine.delete(
      { namespace: 'default', name: 'stubborn' },
      { force: true },
    );
    expect(outcome).toBe('deleted');
    expect(harness.get('stubborn')).toBeUndefined();
  });
});

describe('scenario 20: the same port twice', () => {
  it('fails only inside one pod', async () => {
    const server = (name: string) => ({ name, image: 'nginx', imagePullPolicy: 'IfNotPresent' });
    await harness.apply('one', { containers: [server('a')] });
    await harness.apply('other', { containers: [server('a')] });
    await harness.untilRunning('one');
    await harness.untilRunning('other');
    await harness.apply('clash', { containers: [server('a'), server('b')] });
    const failed = await harness.until('clash', ({ status }) =>
      status?.containerStatuses?.find(({ lastState }) => lastState?.terminated?.exitCode),
    );
    const ids = await harness.containerIds('clash');
    expect((await harness.logs(ids[failed.name] ?? '')).toLowerCase()).toContain('address already in use');
  });
});

describe('scenario 24: the pause container is removed', () => {
  it('gives SandboxChanged, a new sandbox and restarted containers', async () => {
    await harness.apply('web', { terminationGracePeriodSeconds: 2, containers: [shell('app', FOREVER)] });
    await harness.untilRunning('web');
    const before = await harness.containerIds('web');
    await docker('rm', '-f', before['POD'] ?? '');
    const pod = await harness.until('web', (latest) =>
      latest.status?.containerStatuses?.[0]?.restartCount === 1 && states(latest)['app'] === 'running'
        ? latest
        : undefined,
    );
    expect(pod.status?.podIP).toBeDefined();
    const after = await harness.containerIds('web');
    expect(after['POD']).not.toBe(before['POD']);
    expect(harness.eventsOf('web')).toContain(
      'SandboxChanged: Pod sandbox changed, it will be killed and re-created.',
    );
    expect(await harness.exec('web', 'app', 'hostname')).toBe('web');
  });
});

describe('scenario 25: a memory limit exceeded', () => {
  it('is OOMKilled with exit 137', async () => {
    const limits = { memory: '16Mi' };
    await harness.apply('hungry', {
      restartPolicy: 'Never',
      containers: [
        shell('app', 'dd if=/dev/zero of=/dev/null bs=64M count=1', {
          resources: { limits, requests: limits },
        }),
      ],
    });
    const terminated = await harness.until(
      'hungry',
      ({ status }) => status?.containerStatuses?.[0]?.state?.terminated,
    );
    expect(terminated).toMatchObject({ reason: 'OOMKilled', exitCode: 137 });
  });
});
