// Where two rules meet: changes during a back-off, deletion of what never came up, limits of names, fields of security.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Container } from '../../../electron/common/kubernetes/objects.ts';
import { docker } from '../../support/podbayServer.ts';
import { FOREVER, NO_FULL_GRACE_MS, shell } from './podParts.ts';
import { Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
});

afterAll(() => semantics?.destroy());

describe('a change of the image', () => {
  it('ends a crash back-off at once', async () => {
    const pod = (image: string) => ({
      containers: [
        shell('app', 'test -e /usr/bin/dpkg-deb -o -e /bin/bash || exit 1; sleep 3600', { image }),
      ],
    });
    await semantics.apply('heal', pod('busybox'));
    const { at } = await semantics.whenRow('heal', '0/1 CrashLoopBackOff 1');
    await semantics.apply('heal', pod('debian'));
    const healed = await semantics.whenRow('heal', '1/1 Running 2');
    expect(healed.at - at).toBeLessThan(NO_FULL_GRACE_MS);
  });

  it('to one that is not there stops the old run and shows why no new one begins', async () => {
    const pod = (image: string) => ({ containers: [shell('app', FOREVER, { image })] });
    await semantics.apply('worse', pod('busybox'));
    await semantics.untilRow('worse', '1/1 Running 0');
    await semantics.apply('worse', pod('127.0.0.1:9/none:1'));
    const { pod: latest } = await semantics.whenRow('worse', '0/1 ErrImagePull 0');
    expect(statusOf(latest, 'app').lastState?.terminated).toMatchObject({ reason: 'Completed', exitCode: 0 });
    expect(latest.status?.phase).toBe('Running');
    await semantics.apply('worse', pod('busybox'));
    await semantics.untilRow('worse', '1/1 Running 1');
  });
});

describe('deletion of what never came up', () => {
  it.each([
    ['never-scheduled', { nodeSelector: { no: 'such' }, containers: [shell('app', FOREVER)] }],
    [
      'never-mounted',
      {
        volumes: [{ name: 'v', hostPath: { path: '/no/such', type: 'Directory' } }],
        containers: [shell('app', FOREVER, { volumeMounts: [{ name: 'v', mountPath: '/v' }] })],
      },
    ],
    ['never-pulled', { containers: [shell('app', FOREVER, { image: '127.0.0.1:9/none:1' })] }],
  ])('%s goes at once', async (name, spec) => {
    await semantics.apply(name, spec);
    await semantics.untilEvent(name, /^Failed/);
    const begun = Date.now();
    await semantics.delete(name);
    await semantics.untilGone(name);
    expect(Date.now() - begun).toBeLessThan(NO_FULL_GRACE_MS);
  });
});

describe('activeDeadlineSeconds', () => {
  it('ends a pod too that waits for its image', async () => {
    await semantics.apply('late', {
      activeDeadlineSeconds: 3,
      containers: [shell('app', FOREVER, { image: '127.0.0.1:9/none:1' })],
    });
    const pod = await semantics.until('late', (latest) => latest.status?.phase === 'Failed' && latest);
    expect(pod.status?.reason).toBe('DeadlineExceeded');
    expect(statusOf(pod, 'app').restartCount).toBe(0);
  });
});

describe('a pod whose sandbox cannot start', () => {
  it('tells the step that failed, and nothing of images and containers', async () => {
    await semantics.apply('no-sandbox', {
      securityContext: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: 'nonsense' }] },
      containers: [shell('app', FOREVER)],
    });
    await semantics.untilEvent('no-sandbox', /^SandboxChanged/);
    const events = await semantics.events('no-sandbox');
    const reasons = new Set(events.map((event) => event.split(':', 1)[0]));
    expect(reasons).toEqual(new Set(['Scheduled', 'FailedCreatePodSandBox', 'SandboxChanged']));
    expect(events.join('\n')).toContain(
      'Failed to create pod sandbox: failed to start sandbox container for pod "no-sandbox": ',
    );
    expect(semantics.rows('no-sandbox').at(-1)).toBe('0/1 ContainerCreating 0');
  });
});

describe('a large pod', () => {
  it('with 1,000 variables and 100 KB of annotations runs', async () => {
    const env = Array.from({ length: 1_000 }, (_, index) => ({
      name: `V${index}`,
      value: index === 0 ? 'x' : `$(V${index - 1})`,
    }));
    const annotations = { notes: 'a note\n'.repeat(15_000) };
    await semantics.apply('large', { containers: [shell('app', FOREVER, { env })] }, { annotations });
    await semantics.untilRow('large', '1/1 Running 0');
    expect(await semantics.exec('large', 'app', 'env | grep -c "^V.*=x$"')).toBe('1000');
  });
});

describe('limits of names', () => {
  it('a pod with 253 characters and a container with 63', async () => {
    const name = `${'a'.repeat(62)}.${'b'.repeat(190)}`;
    await semantics.apply(name, { containers: [shell('c'.repeat(63), FOREVER)] });
    await semantics.untilRow(name, '1/1 Running 0');
    expect(await semantics.exec(name, 'c'.repeat(63), 'hostname')).toBe('a'.repeat(62));
  });
});

describe('fields of security', () => {
  const secured = async (
    name: string,
    securityContext: Container['securityContext'],
    more: Partial<Container> = {},
  ) => {
    await semantics.apply(name, {
      containers: [shell('app', FOREVER, { ...(securityContext ? { securityContext } : {}), ...more })],
    });
    await semantics.untilRow(name, '1/1 Running 0');
    return (script: string) => semantics.exec(name, 'app', script);
  };

  it('readOnlyRootFilesystem leaves the termination message and /etc/hosts usable', async () => {
    const run = await secured('read-only', { readOnlyRootFilesystem: true });
    expect(
      await run('touch /x 2>/dev/null || echo ro; echo why > /dev/termination-log; cat /dev/termination-log'),
    ).toBe('ro\nwhy');
  });

  it('capabilities are dropped and added', async () => {
    const run = await secured('caps', { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } });
    expect(await run('grep CapEff /proc/1/status | tr -d "\\t"')).toBe('CapEff:0000000000000400');
  });

  it('allowPrivilegeEscalation: false is no_new_privs', async () => {
    const run = await secured('no-new', { allowPrivilegeEscalation: false });
    expect(await run('grep NoNewPrivs /proc/1/status | tr -d "\\t"')).toBe('NoNewPrivs:1');
  });

  it('a container without a profile runs unconfined, with RuntimeDefault it does not', async () => {
    const plain = await secured('seccomp-none', undefined);
    expect(await plain('grep Seccomp: /proc/1/status | tr -d "\\t"')).toBe('Seccomp:0');
    const runtime = await secured('seccomp-default', { seccompProfile: { type: 'RuntimeDefault' } });
    expect(await runtime('grep Seccomp: /proc/1/status | tr -d "\\t"')).toBe('Seccomp:2');
  });

  it('sysctls are the pod’s', async () => {
    await semantics.apply('sysctl', {
      securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '80' }] },
      containers: [shell('app', FOREVER)],
    });
    await semantics.untilRow('sysctl', '1/1 Running 0');
    expect(await semantics.exec('sysctl', 'app', 'cat /proc/sys/net/ipv4/ip_unprivileged_port_start')).toBe(
      '80',
    );
  });
});

describe('a sandbox that goes under OnFailure', () => {
  it('does not run again what has completed', async () => {
    await semantics.apply('half-done', {
      restartPolicy: 'OnFailure',
      containers: [shell('done', 'exit 0'), shell('on', FOREVER)],
    });
    await semantics.untilRow('half-done', '1/2 NotReady 0');
    await docker(undefined, 'rm', '-f', await semantics.id('half-done', 'POD'));
    const pod = await semantics.untilRow('half-done', '1/2 NotReady 1');
    expect(statusOf(pod, 'done').restartCount).toBe(0);
    expect(statusOf(pod, 'on').restartCount).toBe(1);
  });
});
