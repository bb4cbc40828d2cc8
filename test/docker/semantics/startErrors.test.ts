// Containers that cannot be created or started: the waiting reason, its message, the events, and what becomes of it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodSpec } from '../../../electron/common/kubernetes/objects.ts';
import { FOREVER, shell } from './podParts.ts';
import { Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
});

afterAll(() => semantics?.destroy());

describe('vector 14: a command that is not there', () => {
  it('is RunContainerError, then CrashLoopBackOff with ContainerCannotRun 127 as last state', async () => {
    await semantics.apply('not-found', { containers: [shell('app', '', { command: ['no-such-program'] })] });
    const { pod } = await semantics.whenRow('not-found', '0/1 CrashLoopBackOff 1');
    expect(statusOf(pod, 'app').lastState?.terminated).toMatchObject({
      reason: 'ContainerCannotRun',
      exitCode: 127,
    });
    const rows = semantics.rows('not-found');
    expect(rows.slice(rows.indexOf('0/1 RunContainerError 0'))).toEqual([
      '0/1 RunContainerError 0',
      '0/1 RunContainerError 1',
      '0/1 CrashLoopBackOff 1',
    ]);
    const failed = await semantics.whenRow('not-found', '0/1 RunContainerError 0');
    const waiting = statusOf(failed.pod, 'app').state?.waiting;
    expect(waiting?.message).toMatch(
      /^failed to start container "app": .*exec: "no-such-program": executable file not found in \$PATH/,
    );
    expect(await semantics.events('not-found')).toContain(`Failed: Error: ${waiting?.message}`);
    expect(pod.status?.phase).toBe('Running');
  });

  it('under Never is ContainerCannotRun and Failed', async () => {
    await semantics.apply('not-found-never', {
      restartPolicy: 'Never',
      containers: [shell('app', '', { command: ['no-such-program'] })],
    });
    const pod = await semantics.until(
      'not-found-never',
      (latest) => latest.status?.phase === 'Failed' && latest,
    );
    expect(semantics.rows('not-found-never').at(-1)).toBe('0/1 ContainerCannotRun 0');
    const { terminated } = statusOf(pod, 'app').state ?? {};
    expect(terminated).toMatchObject({ reason: 'ContainerCannotRun', exitCode: 127 });
    expect(terminated?.message).toMatch(/executable file not found/);
  });
});

describe('a command that may not be executed', () => {
  it('is ContainerCannotRun with 126', async () => {
    await semantics.apply('denied', { containers: [shell('app', '', { command: ['/etc/passwd'] })] });
    const { pod } = await semantics.whenRow('denied', '0/1 CrashLoopBackOff 1');
    expect(statusOf(pod, 'app').lastState?.terminated).toMatchObject({
      reason: 'ContainerCannotRun',
      exitCode: 126,
    });
    expect(statusOf(pod, 'app').lastState?.terminated?.message).toMatch(/permission denied/);
  });
});

interface ConfigError {
  readonly name: string;
  readonly spec: PodSpec;
  readonly message: string;
}

const appWith = (securityContext: Record<string, unknown>) => [shell('app', FOREVER, { securityContext })];

const configErrors: readonly ConfigError[] = [
  {
    name: 'root-image',
    spec: { containers: appWith({ runAsNonRoot: true }) },
    message: 'container has runAsNonRoot and image will run as root (pod: "⟨ref⟩", container: app)',
  },
  {
    name: 'root-user',
    spec: { securityContext: { runAsNonRoot: true }, containers: appWith({ runAsUser: 0 }) },
    message: 'container\'s runAsUser breaks non-root policy (pod: "⟨ref⟩", container: app)',
  },
];

describe('a definition that cannot become a container', () => {
  it.each(configErrors)('$name is CreateContainerConfigError', async ({ name, spec, message }) => {
    await semantics.apply(name, spec);
    const { pod } = await semantics.whenRow(name, '0/1 CreateContainerConfigError 0');
    const expected = message.replace('⟨ref⟩', `${name}_default(${pod.metadata.uid})`);
    expect(statusOf(pod, 'app').state?.waiting).toEqual({
      reason: 'CreateContainerConfigError',
      message: expected,
    });
    expect(pod.status?.phase).toBe('Pending');
    const events = await semantics.events(name);
    expect(events.slice(1, 3)).toEqual([
      'Pulled: Container image "busybox" already present on machine',
      `Failed: Error: ${expected}`,
    ]);
    expect(events).toHaveLength(3);
  });

  it('runs with a numeric user under runAsNonRoot', async () => {
    await semantics.apply('non-root', {
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 2000,
        fsGroup: 3000,
        supplementalGroups: [4000],
      },
      containers: [shell('app', FOREVER)],
    });
    await semantics.untilRow('non-root', '1/1 Running 0');
    expect(await semantics.exec('non-root', 'app', 'id -u; id -g; id -G')).toBe('1000\n2000\n2000 3000 4000');
  });
});

describe('less memory than the engine accepts', () => {
  it('is CreateContainerError with the engine’s words', async () => {
    await semantics.apply('too-small', {
      containers: [shell('app', FOREVER, { resources: { limits: { memory: '1Mi' } } })],
    });
    const { pod } = await semantics.whenRow('too-small', '0/1 CreateContainerError 0');
    expect(statusOf(pod, 'app').state?.waiting?.message).toMatch(/Minimum memory limit allowed is 6MB/);
  });
});

describe('one container that cannot start beside one that can', () => {
  it('leaves the other one running', async () => {
    await semantics.apply('half', {
      containers: [shell('bad', '', { command: ['no-such-program'] }), shell('good', FOREVER)],
    });
    const pod = await semantics.untilRow('half', '1/2 CrashLoopBackOff 1');
    expect(statusOf(pod, 'good')).toMatchObject({ ready: true, restartCount: 0 });
    expect(pod.status?.phase).toBe('Running');
  });
});
