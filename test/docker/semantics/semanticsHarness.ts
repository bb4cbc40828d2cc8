// A real server on the real engine, and everything a user of `kubectl get -w` would have seen of its pods: every row in
// order, so that a test can tell the sequence and not only the end.

import { podColumns } from '../../../electron/common/kubectl/podColumns.ts';
import type {
  ContainerStatus,
  Event,
  PodObject,
  PodSpec,
} from '../../../electron/common/kubernetes/objects.ts';
import { PodbayClient } from '../../support/podbayClient.ts';
import { docker, PodbayServer, type PodbayServerOptions } from '../../support/podbayServer.ts';
import { startPodbay } from '../../support/startPodbay.ts';
import { waitFor } from '../../support/waitFor.ts';

export interface SeenRow {
  /** READY, STATUS and RESTARTS: `0/1 CrashLoopBackOff 1`. */
  readonly row: string;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly at: number;
  readonly pod: PodObject;
}

export class Semantics {
  readonly server: PodbayServer;
  client: PodbayClient;
  readonly #seen = new Map<string, SeenRow[]>();
  /** From the stream of the rows: what `until` has seen, `rows` has too. */
  readonly #latest = new Map<string, PodObject>();
  readonly #end = new AbortController();

  private constructor(server: PodbayServer, client: PodbayClient) {
    this.server = server;
    this.client = client;
  }

  static async start(options: PodbayServerOptions = {}): Promise<Semantics> {
    const { server, client } = await startPodbay(options);
    const semantics = new Semantics(server, client);
    semantics.#follow(client);
    return semantics;
  }

  /** After another launch of the server. */
  async reconnect(): Promise<void> {
    this.client.close();
    this.client = await PodbayClient.leading(this.server.url);
    this.#follow(this.client);
  }

  /** Deletes every pod as a user would, and proves that nothing of them is left in the engine. */
  async destroy(): Promise<void> {
    const pods = this.client.pods().map(({ metadata: { namespace, name } }) => ({ namespace, name }));
    if (pods.length > 0) {
      await this.client.api.pods.delete({ targets: { by: 'pods', pods }, graceSeconds: 1 });
      await waitFor('all pods are gone', () => this.client.pods().length === 0, 60_000);
    }
    this.#end.abort();
    this.client.close();
    await this.server.destroy();
  }

  /** Applies a pod through the whole way of a manifest: review, defaults, store. */
  async apply(name: string, spec: PodSpec, metadata: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.client.apply(manifest(name, spec, metadata));
  }

  /** Fails with the API server's message. */
  async applyFails(name: string, spec: PodSpec): Promise<string> {
    const { results } = await this.client.api.pods.apply({
      source: { name: 'f.yaml', text: manifest(name, spec) },
    });
    return results.map(({ outcome, message }) => `${outcome}: ${message}`).join('\n');
  }

  /** The pod once `check` says something truthy of it. */
  until<T>(
    name: string,
    check: (pod: PodObject) => T,
    timeoutMs = 30_000,
  ): Promise<Exclude<T, false | undefined | null>> {
    return waitFor(
      `${name} is as expected`,
      () => {
        const pod = this.#latest.get(name);
        const value = pod && check(pod);
        if (value) return value;
        throw new Error(JSON.stringify({ rows: this.rows(name), status: pod?.status }));
      },
      timeoutMs,
      20,
    );
  }

  latest(name: string): PodObject | undefined {
    return this.#latest.get(name);
  }

  async untilGone(name: string, timeoutMs = 40_000): Promise<void> {
    await waitFor(`${name} is gone`, () => !this.#latest.has(name), timeoutMs, 20);
  }

  /** The pod as soon as its latest row is this one. */
  untilRow(name: string, row: string, timeoutMs = 30_000): Promise<PodObject> {
    return this.until(name, (pod) => (rowOf(pod) === row ? pod : undefined), timeoutMs);
  }

  /** The pod as it was when it first showed this row, also if that has passed. */
  async whenRow(name: string, row: string, timeoutMs = 30_000): Promise<SeenRow> {
    return waitFor(
      `${name} has shown ${row}`,
      () => {
        const seen = this.#seen.get(name)?.find((entry) => entry.row === row);
        if (seen) return seen;
        throw new Error(JSON.stringify(this.rows(name)));
      },
      timeoutMs,
      20,
    );
  }

  /** Every row the pod has shown, in order, without repetitions in a row. */
  rows(name: string): string[] {
    return (this.#seen.get(name) ?? []).map(({ row }) => row);
  }

  async delete(name: string, graceSeconds?: number, force = false): Promise<void> {
    const pods = [{ namespace: 'default', name }];
    const grace = graceSeconds === undefined ? {} : { graceSeconds };
    const { results } = await this.client.api.pods.delete({ targets: { by: 'pods', pods }, ...grace, force });
    const failed = results.find(({ outcome }) => outcome === 'failed');
    if (failed) throw new Error(failed.message);
  }

  /** `reason: message` of the pod's events in the order in which they were first seen. */
  async events(name: string): Promise<string[]> {
    return (await this.eventObjects(name)).map(({ reason, message }) => `${reason}: ${message}`);
  }

  async eventObjects(name: string): Promise<Event[]> {
    const uid = this.uid(name);
    for await (const item of this.client.api.events.watch({ involvedUid: uid })) {
      if (item.type === 'snapshot')
        return item.events.toSorted((a, b) => Number(firstSeen(a) - firstSeen(b)));
    }
    return [];
  }

  /** Resolves as soon as one event reads like this. */
  async untilEvent(name: string, pattern: RegExp, timeoutMs = 30_000): Promise<string> {
    return waitFor(
      `${name} has an event ${pattern}`,
      async () => {
        const events = await this.events(name);
        const found = events.find((event) => pattern.test(event));
        if (found !== undefined) return found;
        throw new Error(events.join('\n'));
      },
      timeoutMs,
    );
  }

  /** Of the pod that has or had this name last. */
  uid(name: string): string {
    const uid = this.latest(name)?.metadata.uid ?? this.#seen.get(name)?.at(-1)?.pod.metadata.uid;
    if (uid === undefined) throw new Error(`${name} was never seen`);
    return uid;
  }

  /** Docker ids of the pod's containers by name and attempt: `app_0`, `POD_0`. */
  async containers(name: string): Promise<Record<string, string>> {
    const filter = `label=io.kubernetes.pod.uid=${this.uid(name)}`;
    const lines = await docker(
      undefined,
      'ps',
      '-a',
      '--no-trunc',
      '--filter',
      filter,
      '--format',
      '{{.Names}} {{.ID}}',
    );
    const pairs = lines
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    return Object.fromEntries(
      pairs.map(([full = '', id = '']) => {
        const parts = full.split('_');
        return [`${parts[1]}_${parts[5]}`, id];
      }),
    );
  }

  /** The id of one container's run; the first run unless told otherwise. */
  async id(name: string, container: string, attempt = 0): Promise<string> {
    const all = await this.containers(name);
    const id = all[`${container}_${attempt}`];
    if (id === undefined) throw new Error(`no ${container}_${attempt} in ${JSON.stringify(all)}`);
    return id;
  }

  /** Output of a shell script inside a running container, without the last newline. */
  async exec(name: string, container: string, script: string, attempt = 0): Promise<string> {
    const output = await docker(
      undefined,
      'exec',
      await this.id(name, container, attempt),
      'sh',
      '-c',
      script,
    );
    return output.replace(/\n$/, '');
  }

  #follow(client: PodbayClient): void {
    const follow = async () => {
      for await (const item of client.api.pods.watch({}, { signal: this.#end.signal })) {
        if (item.type === 'snapshot') this.#latest.clear();
        for (const pod of item.type === 'snapshot' ? item.pods : item.upserted) this.#note(pod);
        const removed = new Set(item.type === 'snapshot' ? [] : item.removedUids);
        for (const [name, { metadata }] of this.#latest)
          if (removed.has(metadata.uid)) this.#latest.delete(name);
      }
    };
    follow().catch(() => client.close());
  }

  #note(pod: PodObject): void {
    this.#latest.set(pod.metadata.name, pod);
    const rows = this.#seen.get(pod.metadata.name) ?? [];
    this.#seen.set(pod.metadata.name, rows);
    const row = rowOf(pod);
    if (rows.at(-1)?.row !== row) rows.push({ row, at: Date.now(), pod });
  }
}

export function rowOf(pod: PodObject): string {
  const { ready, total, status, restarts } = podColumns(pod);
  return `${ready}/${total} ${status} ${restarts}`;
}

/** The status of one container or init container. */
export function statusOf(pod: PodObject, name: string): ContainerStatus {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const found = [...initContainerStatuses, ...containerStatuses].find((status) => status.name === name);
  if (found === undefined) throw new Error(`${pod.metadata.name} has no container ${name}`);
  return found;
}

/** `Ready=False ContainersNotReady` by type; the reason only where there is one. */
export function conditionsOf(pod: PodObject): Record<string, string> {
  const conditions = pod.status?.conditions ?? [];
  return Object.fromEntries(
    conditions.map(({ type, status, reason }) => [
      type,
      reason === undefined ? status : `${status} ${reason}`,
    ]),
  );
}

function manifest(name: string, spec: PodSpec, metadata: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name, ...metadata }, spec });
}

/** Nanoseconds since the epoch, from the name: finer than a number holds, and than the times of the event. */
function firstSeen({ metadata }: Event): bigint {
  const nanos = /\.([0-9a-f]+)$/.exec(metadata?.name ?? '')?.[1];
  return BigInt(`0x${nanos ?? '0'}`);
}
