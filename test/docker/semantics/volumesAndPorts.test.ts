// emptyDir and hostPath volumes, host ports: what containers share, and what happens while the host's side is not ready.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { podVerdict } from '../../../electron/common/verdict/podVerdict.ts';
import { docker } from '../../support/podbayServer.ts';
import { FOREVER, shell } from './podParts.ts';
import { Semantics } from './semanticsHarness.ts';

let semantics: Semantics;
let folder: string;

const onHost = (script: string) =>
  docker(undefined, 'run', '--rm', '-v', '/tmp:/tmp', 'busybox', 'sh', '-c', script);

beforeAll(async () => {
  semantics = await Semantics.start();
  folder = `/tmp/podbay-host-${semantics.server.instance}`;
  await onHost(`mkdir ${folder}`);
});

afterAll(async () => {
  await semantics?.destroy();
  await onHost(`rm -rf ${folder}`);
});

describe('emptyDir', () => {
  it('is shared, open to every user, survives a restart, and goes with the pod', async () => {
    const volumeMounts = [{ name: 'data', mountPath: '/data' }];
    await semantics.apply('empty', {
      volumes: [
        { name: 'data', emptyDir: {} },
        { name: 'ram', emptyDir: { medium: 'Memory', sizeLimit: '8Mi' } },
      ],
      containers: [
        shell('a', FOREVER, {
          volumeMounts: [...volumeMounts, { name: 'ram', mountPath: '/ram' }],
          securityContext: { runAsUser: 1234 },
        }),
        shell('b', FOREVER, {
          volumeMounts: [
            { name: 'data', mountPath: '/data', readOnly: true },
            { name: 'ram', mountPath: '/ram' },
          ],
        }),
      ],
    });
    await semantics.untilRow('empty', '2/2 Running 0');
    await semantics.exec('empty', 'a', 'echo one > /data/file; echo two > /ram/file');
    expect(
      await semantics.exec(
        'empty',
        'b',
        'cat /data/file /ram/file; stat -c %a /data; ! touch /data/x 2>/dev/null && echo ro',
      ),
    ).toBe('one\ntwo\n777\nro');
    expect(await semantics.exec('empty', 'b', 'df -k /ram | tail -1')).toMatch(/^tmpfs\s+8192\s/);
    await docker(undefined, 'kill', await semantics.id('empty', 'a'));
    await docker(undefined, 'kill', await semantics.id('empty', 'b'));
    await semantics.untilRow('empty', '2/2 Running 2');
    expect(await semantics.exec('empty', 'b', 'cat /data/file /ram/file', 1)).toBe('one\ntwo');
    const volumes = () =>
      docker(
        undefined,
        'volume',
        'ls',
        '-q',
        '--filter',
        `label=io.kubernetes.pod.uid=${semantics.uid('empty')}`,
      );
    expect(await volumes()).not.toBe('');
    await semantics.delete('empty', 1);
    await semantics.untilGone('empty');
    expect(await volumes()).toBe('');
  });
});

describe('hostPath types', () => {
  const hostPath = (path: string, type: string) => ({
    volumes: [{ name: 'host', hostPath: { path, type } }],
    containers: [shell('app', FOREVER, { volumeMounts: [{ name: 'host', mountPath: '/host' }] })],
  });

  it.each([
    ['Directory', 'a directory'],
    ['File', 'a file'],
    ['Socket', 'a socket file'],
    ['CharDevice', 'a character device'],
    ['BlockDevice', 'a block device'],
  ])('%s that is missing is FailedMount', async (type, text) => {
    const name = `path-${type.toLowerCase()}`;
    const path = `${folder}/${type}`;
    await semantics.apply(name, hostPath(path, type));
    await semantics.untilEvent(name, /^FailedMount/);
    expect(await semantics.events(name)).toContain(
      `FailedMount: MountVolume.SetUp failed for volume "host" : hostPath type check failed: ${path} is not ${text}`,
    );
    expect(semantics.rows(name).at(-1)).toBe('0/1 ContainerCreating 0');
  });

  it('start by themselves once the path is there', async () => {
    await onHost(`mkdir ${folder}/Directory; touch ${folder}/File`);
    await semantics.untilRow('path-directory', '1/1 Running 0');
    await semantics.untilRow('path-file', '1/1 Running 0');
  });

  it('DirectoryOrCreate and FileOrCreate make it', async () => {
    await semantics.apply('path-make-dir', hostPath(`${folder}/made/deep`, 'DirectoryOrCreate'));
    await semantics.apply('path-make-file', hostPath(`${folder}/made-file`, 'FileOrCreate'));
    await semantics.untilRow('path-make-dir', '1/1 Running 0');
    await semantics.untilRow('path-make-file', '1/1 Running 0');
    expect(await onHost(`stat -c '%F %a' ${folder}/made/deep ${folder}/made-file`)).toBe(
      'directory 755\nregular empty file 644\n',
    );
  });
});

describe('host ports', () => {
  const withPort = (hostPort: number) => ({
    containers: [shell('app', FOREVER, { ports: [{ containerPort: 80, hostPort }] })],
  });

  it('of a program on the host: FailedCreatePodSandBox until it is free', async () => {
    const foreign = createServer().listen(0, '0.0.0.0');
    await once(foreign, 'listening');
    const address = foreign.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const init = shell('init', 'exit 0');
    await semantics.apply('port-busy', { ...withPort(port), initContainers: [init] });
    const event = await semantics.untilEvent('port-busy', /^FailedCreatePodSandBox/);
    expect(event).toMatch(
      /^FailedCreatePodSandBox: Failed to create pod sandbox: failed to start sandbox container for pod "port-busy": .*driver failed programming external connectivity/,
    );
    expect(event).toContain('address already in use');
    await semantics.until('port-busy', (pod) => pod.status?.startTime);
    // The second try has replaced the sandbox and the init container that was made beside it.
    await semantics.untilEvent('port-busy', /^SandboxChanged/);
    const latest = await semantics.until('port-busy', (pod) => pod);
    const verdict = podVerdict(latest, await semantics.eventObjects('port-busy'), Date.now());
    expect(verdict).toMatchObject({ code: 'hostPortTaken', port });
    foreign.close();
    await once(foreign, 'close');
    await semantics.untilRow('port-busy', '1/1 Running 0', 25_000);
    expect(semantics.rows('port-busy').filter((row) => !row.endsWith(' 0'))).toEqual([]);
  });

  it('of another pod: not scheduled until that one is gone', async () => {
    await semantics.apply('port-first', withPort(38_471));
    await semantics.untilRow('port-first', '1/1 Running 0');
    await semantics.apply('port-second', withPort(38_471));
    const event = await semantics.untilEvent('port-second', /^FailedScheduling/);
    expect(event).toMatch(
      /^FailedScheduling: 0\/1 nodes are available: 1 node\(s\) didn't have free ports for the requested pod ports\./,
    );
    expect(semantics.rows('port-second')).toEqual(['0/1 Pending 0']);
    await semantics.delete('port-first', 1);
    await semantics.untilRow('port-second', '1/1 Running 0');
  });
});
