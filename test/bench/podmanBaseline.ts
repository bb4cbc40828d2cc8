// `podman play kube` on storage of its own, with the same image, where podman is installed and works.

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { docker } from '../support/podbayServer.ts';
import { timed } from './report.ts';

const run = promisify(execFile);
/** Made by `play kube` in the network directory that it is given. */
const KUBE_NETWORK = 'podman-default-kube-network';
/** podman's defaults, a million of each, are refused on a machine whose own limits are lower. */
const CONFIGURATION = `
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
events_logger = "none"
`;

export type PodmanBaseline =
  | { readonly kind: 'absent'; readonly reason: string }
  | {
      readonly kind: 'ready';
      /** Milliseconds of `podman play kube FILE`; takes the pod down before it returns. */
      play(file: string): Promise<number>;
      dispose(): Promise<void>;
    };

/** `manifest`: a file whose pod is played once, so that what podman does once per storage is not measured. */
export async function preparePodman(directory: string, manifest: string): Promise<PodmanBaseline> {
  const under = (name: string) => join(directory, name);
  const storage = [
    '--root',
    under('storage'),
    '--runroot',
    under('run'),
    '--network-config-dir',
    under('net'),
  ];
  const env = { ...process.env, CONTAINERS_CONF: under('containers.conf') };
  const podman = (...args: string[]) =>
    run('podman', [...storage, '--cgroup-manager', 'cgroupfs', ...args], { env, timeout: 120_000 });
  const play = async (file: string) => {
    const elapsed = await timed(() => podman('play', 'kube', file));
    await podman('play', 'kube', '--down', file);
    return elapsed;
  };
  const dispose = async () => {
    const steps = [
      () => podman('pod', 'rm', '--force', '--all'),
      () => podman('network', 'rm', '--force', KUBE_NETWORK),
      () => run('umount', [under('storage/overlay')]),
    ];
    // What a podman that works by half has not made cannot be removed either.
    for (const step of steps) await step().catch(() => undefined);
  };
  try {
    await writeFile(under('containers.conf'), CONFIGURATION);
    await docker(undefined, 'save', '--output', under('busybox.tar'), 'busybox:latest');
    await podman('load', '--input', under('busybox.tar'));
    await play(manifest);
    return { kind: 'ready', play, dispose };
  } catch (error) {
    await dispose();
    return { kind: 'absent', reason: firstLines(error) };
  }
}

function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').slice(0, 4).join(' ');
}
