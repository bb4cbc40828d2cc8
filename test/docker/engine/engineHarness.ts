// A whole engine on the real Docker: the store in memory, everything else as in the app. What a test makes lives under
// an instance of its own, and nothing of it may be left when the test has ended.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import type { Container, PodObject, PodSpec } from '../../../electron/common/kubernetes/objects.ts';
import { createDockerConnector } from '../../../electron/docker/dockerConnector.ts';
import { PodEngine } from '../../../electron/engine/podEngine.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { createMemoryStore } from '../../../electron/engine/store/memoryStore.ts';
import type { ObjectStore } from '../../../electron/engine/store/objectStore.ts';
import { defaultPod } from '../../../electron/manifest/defaultPod.ts';
import { reviewManifest } from '../../../electron/manifest/reviewManifest.ts';
import { randomIds } from '../../../electron/services/randomIds.ts';
import { silentLogger } from '../../fakes/fakeEngine.ts';

const run = promisify(execFile);
const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url));
const manifestsDir = new URL('../../fixtures/manifests/', import.meta.url);
/** Of its own, so that two test runs on one engine do not see each other. */
const INSTANCE = `engine-tests-${process.pid}`;
const POLL_MS = 25;

/** Runs the docker command and returns what it prints, without the last newline. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('docker', args, { maxBuffer: 16 * 1024 * 1024 });
  return stdout.replace(/\n$/, '');
}

export class EngineHarness {
  readonly store: ObjectStore = createMemoryStore();
  engine: PodEngine = this.newEngine();
  runtime: PodRuntime | undefined;
  readonly #engineUrl: string;

  /** Empty: the engine that is found. */
  constructor(engineUrl = '') {
    this.#engineUrl = engineUrl;
  }

  newEngine(store: ObjectStore = this.store): PodEngine {
    return new PodEngine({
      store,
      clock: systemClock,
      ids: randomIds,
      logger: silentLogger,
      hostIp: '127.0.0.1',
      version: '0.0.0',
    });
  }

  async connect(): Promise<PodRuntime> {
    const connector = createDockerConnector({ resourcesDir, env: process.env });
    const options = { engineUrl: this.#engineUrl, pauseImage: '', instance: INSTANCE };
    const outcome = await connector.connect(options, new AbortController().signal);
    if (outcome.kind === 'failed') throw new Error(`no engine: ${JSON.stringify(outcome.failure)}`);
    return outcome.runtime;
  }

  async lead(): Promise<void> {
    this.runtime = await this.connect();
    await this.engine.attach(this.runtime, 'leader');
  }

  /** As after kill -9 and a new start: the old engine's calls are cut, a new one comes on the same or another store. */
  async crash(store: ObjectStore = this.store): Promise<void> {
    const abandoned = this.engine;
    const runtime = this.runtime;
    this.engine = this.newEngine(store);
    const detached = abandoned.detach();
    runtime?.dispose();
    await detached;
    abandoned.dispose();
    await this.lead();
  }

  get(name: string): PodObject | undefined {
    return this.engine.get('default', name);
  }

  async apply(name: string, spec: PodSpec): Promise<PodObject> {
    return this.engine.create(
      defaultPod({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'default' }, spec }),
    );
  }

  /** Applies a fixture manifest. Untagged images are not pulled: no registry has them here. */
  async applyFile(file: string): Promise<PodObject> {
    const text = readFileSync(new URL(file, manifestsDir), 'utf8');
    const [review] = reviewManifest({ name: file, text });
    if (!review?.pod) throw new Error(review?.error ?? `${file} is empty`);
    const local = (container: Container): Container =>
      container.imagePullPolicy === 'Always' ? { ...container, imagePullPolicy: 'IfNotPresent' } : container;
    const { initContainers, containers } = review.pod.spec;
    return this.engine.create({
      ...review.pod,
      spec: {
        ...review.pod.spec,
        ...(initContainers === undefined ? {} : { initContainers: initContainers.map(local) }),
        containers: containers.map(local),
      },
    });
  }

  /** Waits until the probe says something; it sees the latest form of the pod. */
  async until<T>(name: string, probe: (pod: PodObject) => T | undefined, timeoutMs = 20_000): Promise<T> {
    return eventually(
      () => {
        const pod = this.get(name);
        return pod && probe(pod);
      },
      () => JSON.stringify({ status: this.get(name)?.status, events: this.eventsOf(name) }, undefined, 1),
      timeoutMs,
    );
  }

  async untilRunning(name: string): Promise<PodObject> {
    return this.until(name, (pod) =>
      pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')
        ? pod
        : undefined,
    );
  }

  async delete(name: string, graceSeconds?: number): Promise<void> {
    const options = graceSeconds === undefined ? {} : { graceSeconds };
    const { uid } = await this.engine.delete({ namespace: 'default', name }, options);
    await this.engine.whenGone(uid, AbortSignal.timeout(60_000));
  }

  eventsOf(name: string): string[] {
    const uid = this.get(name)?.metadata.uid ?? '';
    return this.engine.events
      .list({ involvedUid: uid })
      .map(({ reason, message }) => `${reason}: ${message}`);
  }

  /** Ids of the pod's containers by name, the sandbox as `POD`; the newest of each. */
  async containerIds(name: string): Promise<Record<string, string>> {
    const uid = this.get(name)?.metadata.uid ?? '';
    const format = '{{.Label "io.kubernetes.container.name"}} {{.ID}}';
    const filter = `label=io.kubernetes.pod.uid=${uid}`;
    const lines = await docker('ps', '-a', '--no-trunc', '--filter', filter, '--format', format);
    const pairs = lines.split('\n').filter(Boolean).reverse();
    return Object.fromEntries(pairs.map((line) => line.split(' ') as [string, string]));
  }

  /** Output of a command in a running container of the pod. */
  async exec(name: string, container: string, script: string): Promise<string> {
    const ids = await this.containerIds(name);
    return docker('exec', ids[container] ?? container, 'sh', '-c', script);
  }

  /** Both streams of a container's log. */
  async logs(id: string): Promise<string> {
    const { stdout, stderr } = await run('docker', ['logs', id]);
    return stdout + stderr;
  }

  /** Deletes all pods and proves that nothing of this instance is left in the engine. */
  async cleanUp(): Promise<void> {
    for (const { metadata } of this.engine.list()) {
      await this.engine.delete(metadata, { graceSeconds: 1 });
      await this.engine.whenGone(metadata.uid, AbortSignal.timeout(60_000));
    }
    await eventually(
      async () => ((await leftOvers()) === '' ? true : undefined),
      () => 'something is left in the engine',
      20_000,
    );
    await this.engine.detach();
    this.engine.dispose();
    this.runtime?.dispose();
    expect(await leftOvers()).toBe('');
  }
}

async function leftOvers(): Promise<string> {
  const filter = `label=io.podbay.instance=${INSTANCE}`;
  const containers = await docker('ps', '-aq', '--filter', filter);
  const volumes = await docker('volume', 'ls', '-q', '--filter', filter);
  return [containers, volumes].filter((text) => text !== '').join('\n');
}

export async function eventually<T>(
  probe: () => T | undefined | Promise<T | undefined>,
  describeState: () => string,
  timeoutMs: number,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`timed out: ${describeState()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** A busybox container that runs a shell script. */
export function shell(name: string, script: string, more: Partial<Container> = {}): Container {
  return {
    name,
    image: 'busybox',
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', script],
    ...more,
  };
}

/** State of each container in one word: `running`, or the reason of waiting or terminated. */
export function states(pod: PodObject): Record<string, string> {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  return Object.fromEntries(
    [...initContainerStatuses, ...containerStatuses].map(({ name, state }) => [
      name,
      state?.waiting?.reason ?? state?.terminated?.reason ?? (state?.running ? 'running' : 'none'),
    ]),
  );
}
