// A runtime on the real engine, pods with uids of their own, and the proof that nothing of them is left.

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, expect } from 'vitest';
import type { Container, PodObject, PodSpec } from '../../../electron/common/kubernetes/objects.ts';
import { createDockerConnector } from '../../../electron/docker/dockerConnector.ts';
import type {
  ContainerRecord,
  PodRuntime,
  SandboxRecord,
} from '../../../electron/engine/runtime/podRuntime.ts';
import type { ConnectOptions } from '../../../electron/engine/runtime/runtimeConnector.ts';

const run = promisify(execFile);

export const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url));
/** Apart from what other tests, and other runs of these, have on this engine. */
export const testInstance = `runtime-tests-${process.pid}`;
export const never = new AbortController().signal;
/** A script that runs until it is stopped. */
export const wait = 'exec sleep 600';

const POLL_MS = 25;

/** Runs the docker command and returns what it prints, without the last newline. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('docker', args, { maxBuffer: 16 * 1024 * 1024 });
  return stdout.replace(/\n$/, '');
}

export async function connectRuntime(
  options: Partial<ConnectOptions> = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<PodRuntime> {
  const connector = createDockerConnector({ resourcesDir, env });
  const outcome = await connector.connect(
    { engineUrl: '', pauseImage: '', instance: testInstance, ...options },
    never,
  );
  if (outcome.kind === 'failed') throw new Error(`no engine: ${JSON.stringify(outcome.failure)}`);
  return outcome.runtime;
}

/** A runtime whose sandboxes are of another image than ours; `end` lets go of both. */
export async function connectWithOtherPause(
  name: string,
): Promise<{ readonly runtime: PodRuntime; readonly end: () => Promise<void> }> {
  const image = `podbay-test/${name}:${testInstance}`;
  const source = await docker('create', '--entrypoint', 'sleep', 'busybox', '600');
  await docker('commit', source, image);
  await docker('rm', source);
  const runtime = await connectRuntime({ pauseImage: image });
  const end = async () => {
    runtime.dispose();
    await docker('rmi', image);
  };
  return { runtime, end };
}

const usedUids = new Set<string>();

/** A pod as the store would hold it; its uid is cleaned up after the test. */
export function testPod(spec: PodSpec, name = 'web', annotations?: Record<string, string>): PodObject {
  const uid = randomUUID();
  usedUids.add(uid);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      uid,
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: '1',
      labels: { app: name },
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec,
  };
}

/** A busybox container that runs a shell script. */
export function shell(name: string, script: string, extra: Partial<Container> = {}): Container {
  return { name, image: 'busybox', command: ['sh', '-c', script], ...extra };
}

export async function eventually<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  timeoutMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export async function createContainer(
  runtime: PodRuntime,
  pod: PodObject,
  container: Container,
  sandboxId: string,
  attempt = 0,
): Promise<string> {
  const image = await runtime.inspectImage(container.image ?? '', never);
  if (image === undefined) throw new Error(`fixture image ${container.image ?? ''} is missing`);
  const request = { pod, container, kind: 'app', sandboxId, attempt, specHash: 'hash', image } as const;
  return (await runtime.createContainer(request, never)).id;
}

export interface StartedPod {
  readonly sandbox: SandboxRecord;
  /** Container ids in the order of the manifest. */
  readonly ids: readonly string[];
}

export async function startSandbox(runtime: PodRuntime, pod: PodObject, attempt = 0): Promise<SandboxRecord> {
  const failure = await runtime.prepareVolumes(pod, never);
  expect(failure).toBeUndefined();
  const { id } = await runtime.createSandbox(pod, attempt, never);
  await runtime.startSandbox(id, never);
  return sandboxOf(runtime, pod, id);
}

/** The record of one of the pod's sandboxes. */
export async function sandboxOf(runtime: PodRuntime, pod: PodObject, id: string): Promise<SandboxRecord> {
  const { sandboxes } = await runtime.snapshot(pod.metadata.uid, never);
  const sandbox = sandboxes.find((record) => record.id === id);
  if (!sandbox) throw new Error(`${id} is no sandbox of ${pod.metadata.name}`);
  return sandbox;
}

/** Everything a kubelet does for a pod without init containers, once. */
export async function startPod(runtime: PodRuntime, pod: PodObject): Promise<StartedPod> {
  const sandbox = await startSandbox(runtime, pod);
  const ids: string[] = [];
  for (const container of pod.spec.containers) {
    const id = await createContainer(runtime, pod, container, sandbox.id);
    await runtime.startContainer(id, never);
    ids.push(id);
  }
  return { sandbox, ids };
}

/** The record of a container once it has ended. */
export function exited(runtime: PodRuntime, pod: PodObject, name: string): Promise<ContainerRecord> {
  return eventually(`${name} exits`, async () => {
    const { containers } = await runtime.snapshot(pod.metadata.uid, never);
    return containers.find((record) => record.name === name && record.state === 'exited');
  });
}

/** Output of a command in a running container. */
export function inContainer(id: string, script: string): Promise<string> {
  return docker('exec', id, 'sh', '-c', script);
}

export async function leftOvers(uid: string): Promise<string> {
  const filter = `label=io.kubernetes.pod.uid=${uid}`;
  const containers = await docker('ps', '-aq', '--filter', filter);
  const volumes = await docker('volume', 'ls', '-q', '--filter', filter);
  return [containers, volumes].filter((text) => text !== '').join('\n');
}

async function removePod(runtime: PodRuntime, uid: string): Promise<void> {
  const { sandboxes, containers } = await runtime.snapshot(uid, never);
  await Promise.all(containers.map(({ id }) => runtime.removeContainer(id, never)));
  await Promise.all(sandboxes.map(({ id }) => runtime.removeContainer(id, never)));
  await runtime.removeVolumes(uid, never);
}

/** The runtime of a test file. After each test its pods are removed, and it fails when anything of them is left. */
export async function fileRuntime(): Promise<PodRuntime> {
  const runtime = await connectRuntime();
  afterEach(async () => {
    const uids = [...usedUids];
    usedUids.clear();
    for (const uid of uids) await removePod(runtime, uid);
    for (const uid of uids) expect(await leftOvers(uid)).toBe('');
  });
  afterAll(() => runtime.dispose());
  return runtime;
}
