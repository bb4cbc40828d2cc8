// `podman play kube` on storage of its own, with the same images, where podman is installed and works.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { docker } from '../support/podbayServer.ts';
import { timed } from './report.ts';

const run = promisify(execFile);

export interface PodmanBaseline {
  /** Milliseconds of `podman play kube FILE`; takes the pod down before it returns. */
  play(file: string): Promise<number>;
}

/** Undefined, with the reason on stderr, where podman is missing or cannot run a container. */
export async function preparePodman(directory: string): Promise<PodmanBaseline | undefined> {
  const under = (name: string) => join(directory, name);
  const storage = ['--root', under('storage'), '--runroot', under('run'), '--cgroup-manager', 'cgroupfs'];
  const podman = (...args: string[]) => run('podman', [...storage, ...args], { timeout: 60_000 });
  try {
    await docker(undefined, 'save', '--output', under('busybox.tar'), 'busybox:latest');
    await podman('load', '--input', under('busybox.tar'));
    await podman('tag', 'docker.io/library/busybox:latest', 'localhost/busybox:latest');
    await podman('run', '--rm', '--network', 'none', 'busybox:latest', 'true');
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : String(error);
    process.stderr.write(`podman is not measured: ${reason}\n`);
    return undefined;
  }
  return {
    async play(file) {
      const elapsed = await timed(() => podman('play', 'kube', file));
      await podman('play', 'kube', '--down', file);
      return elapsed;
    },
  };
}
