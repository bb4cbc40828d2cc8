// One container at a time: what it is given, and how it ends.

import { describe, expect, it } from 'vitest';
import { ContainerConfigError } from '../../../electron/engine/runtime/containerConfigError.ts';
import {
  createContainer,
  docker,
  eventually,
  exited,
  fileRuntime,
  inContainer,
  leftOvers,
  never,
  shell,
  startPod,
  startSandbox,
  testPod,
  wait,
} from './runtimeHarness.ts';

const runtime = await fileRuntime();

/** A start returns before the script has got far: its traps, for one, are not set yet. */
function printed(id: string, text: string): Promise<true> {
  return eventually(`"${text}" in the log`, async () =>
    (await runtime.logTail(id, 10, 1000, never)).includes(text) ? true : undefined,
  );
}

describe('what a container is given', () => {
  it('has its command with expanded variables, its environment and its working directory', async () => {
    const container = shell('a', 'echo "$A|$B|$(pwd)|$0"; exec sleep 600', {
      args: ['$(B)-arg'],
      env: [
        { name: 'A', value: '$(B)' },
        { name: 'B', value: 'b' },
        { name: 'C', value: '$(B)c' },
      ],
      workingDir: '/tmp',
    });
    const { ids } = await startPod(runtime, testPod({ containers: [container] }));
    const id = ids[0] ?? '';
    expect(await inContainer(id, 'echo "$A|$B|$C"; pwd')).toBe('$(B)|b|bc\n/tmp');
    expect(await docker('logs', id)).toBe('$(B)|b|/tmp|b-arg');
  });

  it('finds its limits in the cgroup files', async () => {
    const resources = { requests: { cpu: '250m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } };
    const { ids } = await startPod(runtime, testPod({ containers: [shell('a', wait, { resources })] }));
    const files =
      runtime.info.cgroupVersion === '2'
        ? 'cat /sys/fs/cgroup/memory.max; cut -d" " -f1 /sys/fs/cgroup/cpu.max; cut -d" " -f2 /sys/fs/cgroup/cpu.max'
        : 'cd /sys/fs/cgroup; cat memory/memory.limit_in_bytes cpu/cpu.cfs_quota_us cpu/cpu.cfs_period_us cpu/cpu.shares';
    const values = (await inContainer(ids[0] ?? '', files)).split('\n').map(Number);
    expect(values.slice(0, 3)).toEqual([128 * 1024 * 1024, 50_000, 100_000]);
    if (runtime.info.cgroupVersion === '1') expect(values[3]).toBe(256);
    const score = Number(await inContainer(ids[0] ?? '', 'cat /proc/self/oom_score_adj'));
    expect(score).toBe(1000 - Math.floor((1000 * 64 * 1024 * 1024) / runtime.info.memoryBytes));
  });

  it('runs as the given user and groups, without privilege escalation and with a read-only root', async () => {
    const securityContext = {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsUser: 1000,
    };
    const pod = testPod({
      securityContext: { runAsGroup: 3000, supplementalGroups: [4000], fsGroup: 2000 },
      containers: [shell('a', wait, { securityContext })],
    });
    const { ids } = await startPod(runtime, pod);
    const id = ids[0] ?? '';
    expect(await inContainer(id, 'id -u; id -g; id -G')).toBe('1000\n3000\n3000 2000 4000');
    expect(await inContainer(id, 'grep NoNewPrivs /proc/self/status')).toMatch(/1$/);
    await expect(inContainer(id, 'touch /x')).rejects.toThrow('Read-only file system');
  });

  it('is not confined by seccomp unless the pod asks for it, and has the capabilities it names', async () => {
    const confined = {
      seccompProfile: { type: 'RuntimeDefault' },
      capabilities: { drop: ['ALL'], add: ['KILL'] },
    };
    const pod = testPod({
      containers: [shell('free', wait), shell('confined', wait, { securityContext: confined })],
    });
    const { ids } = await startPod(runtime, pod);
    const status = 'grep -E "^(Seccomp|CapEff):" /proc/self/status | cut -f2';
    const [freeCaps, freeSeccomp] = (await inContainer(ids[0] ?? '', status)).split('\n');
    expect(freeSeccomp).toBe('0');
    expect(freeCaps).not.toBe('0000000000000020');
    expect(await inContainer(ids[1] ?? '', status)).toBe('0000000000000020\n2');
  });

  it('is refused as a configuration error before Docker is asked when it must not run as root', async () => {
    const securityContext = { runAsNonRoot: true };
    const pod = testPod({ containers: [shell('a', wait, { securityContext })] });
    const sandbox = await startSandbox(runtime, pod);
    const creating = createContainer(runtime, pod, pod.spec.containers[0] ?? shell('a', wait), sandbox.id);
    await expect(creating).rejects.toThrow(ContainerConfigError);
    await expect(creating).rejects.toThrow(
      'container has runAsNonRoot and image will run as root ' +
        `(pod: "web_default(${pod.metadata.uid})", container: a)`,
    );
  });

  it('may be created before its sandbox runs', async () => {
    const pod = testPod({ containers: [shell('a', wait)] });
    const { id: sandboxId } = await runtime.createSandbox(pod, 0, never);
    const id = await createContainer(runtime, pod, shell('a', wait), sandboxId);
    await runtime.startSandbox(sandboxId, never);
    await runtime.startContainer(id, never);
    const { containers } = await runtime.snapshot(pod.metadata.uid, never);
    expect(containers).toMatchObject([
      { id, sandboxId, name: 'a', attempt: 0, state: 'running', exitCode: 0 },
    ]);
  });

  it('is adopted by name when it is the same, and replaced when its definition changed', async () => {
    const pod = testPod({ containers: [shell('a', wait)] });
    const sandbox = await startSandbox(runtime, pod);
    const first = await createContainer(runtime, pod, shell('a', wait), sandbox.id);
    expect(await createContainer(runtime, pod, shell('a', wait), sandbox.id)).toBe(first);
    const image = await runtime.inspectImage('busybox', never);
    if (image === undefined) throw new Error('no busybox');
    const changed = { pod, container: shell('a', wait), kind: 'app', attempt: 0, image } as const;
    const second = await runtime.createContainer(
      { ...changed, sandboxId: sandbox.id, specHash: 'new' },
      never,
    );
    expect(second.id).not.toBe(first);
  });
});

describe('how a container ends', () => {
  it('is asked by SIGTERM first', async () => {
    const script = 'trap "exit 143" TERM; echo ready; while true; do sleep 0.1; done';
    const pod = testPod({ containers: [shell('a', script)] });
    const { ids } = await startPod(runtime, pod);
    await printed(ids[0] ?? '', 'ready');
    await runtime.stopContainer(ids[0] ?? '', 30, never);
    expect(await exited(runtime, pod, 'a')).toMatchObject({ exitCode: 143, oomKilled: false, error: '' });
  });

  it('is killed after the grace, and stopping it again is fine', async () => {
    const script = 'trap "" TERM; echo ready; while true; do sleep 0.1; done';
    const pod = testPod({ containers: [shell('a', script)] });
    const { ids } = await startPod(runtime, pod);
    await printed(ids[0] ?? '', 'ready');
    const began = Date.now();
    await runtime.stopContainer(ids[0] ?? '', 1, never);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
    expect(await exited(runtime, pod, 'a')).toMatchObject({ exitCode: 137, state: 'exited' });
    await runtime.stopContainer(ids[0] ?? '', 1, never);
  });

  it('is marked when the kernel killed it for its memory', async () => {
    const resources = { limits: { memory: '16Mi' } };
    const script = 'x=0123456789; while true; do x=$x$x; done';
    const pod = testPod({ containers: [shell('a', script, { resources })] });
    await startPod(runtime, pod);
    expect(await exited(runtime, pod, 'a')).toMatchObject({ exitCode: 137, oomKilled: true });
  });

  it('keeps the text of a start that failed, with the shell exit code of Docker', async () => {
    const pod = testPod({ containers: [{ name: 'a', image: 'busybox', command: ['/no/such/program'] }] });
    const sandbox = await startSandbox(runtime, pod);
    const id = await createContainer(runtime, pod, pod.spec.containers[0] ?? shell('a', wait), sandbox.id);
    await expect(runtime.startContainer(id, never)).rejects.toMatchObject({
      code: 'FailedPrecondition',
      details: expect.stringContaining('no such file or directory'),
    });
    const record = await exited(runtime, pod, 'a');
    expect(record).toMatchObject({ exitCode: 127, error: expect.stringContaining('/no/such/program') });
    expect(record.startedAt).toBeUndefined();
    expect(record.finishedAt).toBeGreaterThanOrEqual(record.createdAt);
  });

  it('leaves its termination message, one file per run, the last 4096 bytes of it', async () => {
    const script = 'echo "run $RUN" > /dev/termination-log';
    const pod = testPod({ containers: [shell('a', script)] });
    const sandbox = await startSandbox(runtime, pod);
    const messages: string[] = [];
    for (const attempt of [0, 1, 7]) {
      const container = shell('a', script, { env: [{ name: 'RUN', value: String(attempt) }] });
      const id = await createContainer(runtime, pod, container, sandbox.id, attempt);
      await runtime.startContainer(id, never);
      await docker('wait', id);
      messages.push(await runtime.terminationMessage(id, '/dev/termination-log', never));
    }
    expect(messages).toEqual(['run 0\n', 'run 1\n', 'run 7\n']);

    const long = shell('long', 'yes 123456789 | head -c 10000 > /tmp/msg', {
      terminationMessagePath: '/tmp/msg',
    });
    const id = await createContainer(runtime, pod, long, sandbox.id, 4);
    await runtime.startContainer(id, never);
    await docker('wait', id);
    const message = await runtime.terminationMessage(id, '/tmp/msg', never);
    expect(message).toHaveLength(4096);
    expect(message.endsWith('123456789\n')).toBe(true);
    expect(await runtime.terminationMessage(id, '/tmp/other', never)).toBe('');
  });

  it('may write its message as any user', async () => {
    const pod = testPod({
      securityContext: { runAsUser: 1000 },
      containers: [shell('a', 'echo mine > /dev/termination-log')],
    });
    const { ids } = await startPod(runtime, pod);
    await exited(runtime, pod, 'a');
    expect(await runtime.terminationMessage(ids[0] ?? '', '/dev/termination-log', never)).toBe('mine\n');
  });

  it('shows the end of its log, stdout and stderr in order, by lines and by bytes', async () => {
    const script = 'for i in 1 2 3 4; do echo out$i; sleep 0.05; echo err$i >&2; sleep 0.05; done';
    const tty = shell('tty', 'echo on a terminal', { tty: true });
    const pod = testPod({ containers: [shell('a', script), tty] });
    const { ids } = await startPod(runtime, pod);
    await exited(runtime, pod, 'a');
    await exited(runtime, pod, 'tty');
    expect(await runtime.logTail(ids[0] ?? '', 3, 1000, never)).toBe('err3\nout4\nerr4\n');
    expect(await runtime.logTail(ids[0] ?? '', 80, 6, never)).toBe('\nerr4\n');
    expect(await runtime.logTail(ids[1] ?? '', 80, 1000, never)).toBe('on a terminal\r\n');
  });

  it('is removed with its anonymous volumes', async () => {
    const pod = testPod({ containers: [shell('a', wait)] });
    const { ids } = await startPod(runtime, pod);
    const volumesBefore = await docker('volume', 'ls', '-q');
    const withVolume = await docker('create', '-v', '/data', 'busybox');
    await runtime.removeContainer(withVolume, never);
    expect((await docker('volume', 'ls', '-q')).split('\n').sort()).toEqual(volumesBefore.split('\n').sort());
    await runtime.removeContainer(ids[0] ?? '', never);
    await runtime.removeContainer(ids[0] ?? '', never);
    expect((await runtime.snapshot(pod.metadata.uid, never)).containers).toEqual([]);
    expect(await leftOvers(pod.metadata.uid)).not.toContain(ids[0]?.slice(0, 12));
  });
});
