// emptyDir and hostPath volumes on a real engine.

import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Volume } from '../../../electron/common/kubernetes/objects.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import {
  connectWithOtherPause,
  createContainer,
  eventually,
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

describe('emptyDir', () => {
  it('is writable by everyone, empty, shared by the containers, and kept over their runs', async () => {
    // The image has files at this path: a Docker volume would be filled with them.
    const volumeMounts = [{ name: 'data', mountPath: '/bin/data' }];
    const securityContext = { runAsUser: 1000 };
    const pod = testPod({
      volumes: [{ name: 'data', emptyDir: {} }],
      containers: [
        shell('a', wait, { volumeMounts, securityContext }),
        shell('b', wait, { volumeMounts: [{ name: 'data', mountPath: '/etc' }] }),
      ],
    });
    const { sandbox, ids } = await startPod(runtime, pod);
    expect(await inContainer(ids[0] ?? '', 'stat -c "%a %u %g" /bin/data; ls -A /bin/data')).toMatch(
      /^777 0 0/,
    );
    await inContainer(ids[0] ?? '', 'echo kept > /bin/data/file');
    expect(await inContainer(ids[1] ?? '', 'cat /etc/file; ls /etc')).not.toContain('passwd');
    await runtime.removeContainer(ids[0] ?? '', never);
    const again = await createContainer(
      runtime,
      pod,
      pod.spec.containers[0] ?? shell('a', wait),
      sandbox.id,
      1,
    );
    await runtime.startContainer(again, never);
    expect(await inContainer(again, 'cat /bin/data/file')).toBe('kept');
  });

  it('belongs to fsGroup, whose bit new files inherit', async () => {
    const mounts = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };
    const pod = testPod({
      securityContext: { fsGroup: 2000, runAsUser: 1000 },
      volumes: [{ name: 'data', emptyDir: {} }],
      containers: [shell('a', wait, mounts)],
    });
    const { ids } = await startPod(runtime, pod);
    const seen = await inContainer(ids[0] ?? '', 'touch /data/x; stat -c "%a %g" /data; stat -c %g /data/x');
    expect(seen).toBe('2777 2000\n2000');
  });

  it('lies in memory with medium Memory, as large as its limit, and survives a restart of its container', async () => {
    const mounts = { volumeMounts: [{ name: 'mem', mountPath: '/mem' }] };
    const pod = testPod({
      volumes: [{ name: 'mem', emptyDir: { medium: 'Memory', sizeLimit: '8Mi' } }],
      containers: [shell('a', wait, mounts)],
    });
    const { sandbox, ids } = await startPod(runtime, pod);
    expect(await inContainer(ids[0] ?? '', 'stat -f -c "%T" /mem; stat -c %a /mem')).toBe('tmpfs\n777');
    expect(await inContainer(ids[0] ?? '', 'df -k /mem | tail -1')).toMatch(/\s8192\s/);
    await inContainer(ids[0] ?? '', 'echo kept > /mem/file');
    await runtime.removeContainer(ids[0] ?? '', never);
    const again = await createContainer(runtime, pod, shell('a', wait, mounts), sandbox.id, 1);
    await runtime.startContainer(again, never);
    expect(await inContainer(again, 'cat /mem/file')).toBe('kept');
  });

  it('keeps what the pod made of it when the sandbox is made again', async () => {
    const mounts = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };
    const pod = testPod({ volumes: [{ name: 'data' }], containers: [shell('a', wait, mounts)] });
    const { sandbox, ids } = await startPod(runtime, pod);
    await inContainer(ids[0] ?? '', 'chmod 700 /data; chown 1000 /data; echo x > /data/x');
    await runtime.removeContainer(ids[0] ?? '', never);
    await runtime.removeContainer(sandbox.id, never);
    const second = await startSandbox(runtime, pod, 1);
    expect(second.attempt).toBe(1);
    const id = await createContainer(runtime, pod, shell('a', wait, mounts), second.id, 1);
    await runtime.startContainer(id, never);
    expect(await inContainer(id, 'stat -c "%a %u" /data; cat /data/x')).toBe('700 1000\nx');
  });
});

describe('hostPath', () => {
  let folder: string;
  let server: Server;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'podbay-hostpath-'));
    await mkdir(join(folder, 'dir'));
    await writeFile(join(folder, 'file'), 'content');
    await symlink(join(folder, 'dir'), join(folder, 'link'));
    server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  const cases: readonly (readonly [type: string, name: string, error: string | undefined])[] = [
    ['', 'missing', undefined],
    ['Directory', 'dir', undefined],
    ['Directory', 'link', undefined],
    ['Directory', 'missing', 'is not a directory'],
    ['Directory', 'file', 'is not a directory'],
    ['DirectoryOrCreate', 'file', 'is not a directory'],
    ['File', 'file', undefined],
    ['File', 'dir', 'is not a file'],
    ['FileOrCreate', 'dir', 'is not a file'],
    ['Socket', 'socket', undefined],
    ['Socket', 'file', 'is not a socket file'],
    ['CharDevice', '/dev/null', undefined],
    ['CharDevice', 'file', 'is not a character device'],
    ['BlockDevice', '/dev/null', 'is not a block device'],
  ];
  it.each(cases)('checks type "%s" of %s', async (type, name, error) => {
    const path = name.startsWith('/') ? name : join(folder, name);
    const volumes: Volume[] = [{ name: 'host', hostPath: { path, type } }];
    const pod = testPod({ volumes, containers: [shell('a', wait)] });
    const expected =
      error === undefined
        ? undefined
        : { volume: 'host', message: `hostPath type check failed: ${path} ${error}` };
    expect(await runtime.prepareVolumes(pod, never)).toEqual(expected);
    expect(await leftOvers(pod.metadata.uid)).toBe('');
  });

  it('makes what an OrCreate type asks for, with the modes of the kubelet', async () => {
    const volumes: Volume[] = [
      { name: 'dir', hostPath: { path: join(folder, 'new/deep'), type: 'DirectoryOrCreate' } },
      { name: 'file', hostPath: { path: join(folder, 'dir/new-file'), type: 'FileOrCreate' } },
    ];
    const pod = testPod({ volumes, containers: [shell('a', wait)] });
    expect(await runtime.prepareVolumes(pod, never)).toBeUndefined();
    const made = await stat(join(folder, 'new/deep'));
    expect([made.isDirectory(), made.mode & 0o777]).toEqual([true, 0o755]);
    const file = await stat(join(folder, 'dir/new-file'));
    expect([file.isFile(), file.size, file.mode & 0o777]).toEqual([true, 0, 0o644]);
    const nowhere = join(folder, 'nowhere/file');
    const bad = testPod({
      volumes: [{ name: 'v', hostPath: { path: nowhere, type: 'FileOrCreate' } }],
      containers: [shell('a', wait)],
    });
    expect(await runtime.prepareVolumes(bad, never)).toEqual({
      volume: 'v',
      message: `open ${nowhere}: no such file or directory`,
    });
  });

  it('is mounted read-write or read-only, and made when it is missing', async () => {
    const volumes: Volume[] = [
      { name: 'rw', hostPath: { path: join(folder, 'made/by/docker') } },
      { name: 'ro', hostPath: { path: join(folder, 'file') } },
    ];
    const volumeMounts = [
      { name: 'rw', mountPath: '/rw' },
      { name: 'ro', mountPath: '/ro', readOnly: true },
    ];
    const pod = testPod({ volumes, containers: [shell('a', wait, { volumeMounts })] });
    const { ids } = await startPod(runtime, pod);
    expect(await inContainer(ids[0] ?? '', 'echo hi > /rw/x; cat /ro')).toBe('content');
    await expect(inContainer(ids[0] ?? '', 'echo x > /ro')).rejects.toThrow('Read-only file system');
    expect(await readFile(join(folder, 'made/by/docker/x'), 'utf8')).toBe('hi\n');
  });
});

describe('another pause image', () => {
  let custom: PodRuntime;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ runtime: custom, end } = await connectWithOtherPause('pause'));
  });
  afterAll(() => end());

  it('gets its volumes and files prepared, its hosts and DNS from Docker', async () => {
    const mounts = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };
    const pod = testPod({
      hostAliases: [{ ip: '10.1.2.3', hostnames: ['foo.remote'] }],
      dnsConfig: { options: [{ name: 'rotate' }] },
      volumes: [{ name: 'data', emptyDir: {} }],
      containers: [shell('a', 'echo done > /dev/termination-log; echo ready; exec sleep 600', mounts)],
    });
    const { ids } = await startPod(custom, pod);
    const id = ids[0] ?? '';
    await eventually('the script has run', async () =>
      (await custom.logTail(id, 1, 100, never)) === '' ? undefined : true,
    );
    expect(await inContainer(id, 'stat -c %a /data; cat /dev/termination-log')).toBe('777\ndone');
    expect(await inContainer(id, 'cat /etc/hosts')).toContain('10.1.2.3\tfoo.remote');
    expect(await inContainer(id, 'cat /etc/resolv.conf')).toMatch(
      /default\.svc\.cluster\.local[^]*ndots:5 rotate/,
    );
  });
});
