// Talks to a running server over its own protocol, as the page does: for tests that are about the engine, not the
// screen, and for bench and soak.

import { once } from 'node:events';
import WebSocket from 'ws';
import type { Contract } from '../../electron/common/contract.ts';
import { contract } from '../../electron/common/contract.ts';
import { podColumns } from '../../electron/common/kubectl/podColumns.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { createClient } from '../../electron/common/rpc/client.ts';
import type { ContractClient } from '../../electron/common/rpc/define.ts';
import { RpcSession } from '../../electron/common/rpc/rpcSession.ts';
import { SOCKET_PATH, socketProtocols } from '../../electron/common/webSocketAccess.ts';
import { nodeSocketChannel } from '../../electron/server/nodeSocketChannel.ts';
import { waitFor } from './waitFor.ts';

export class PodbayClient {
  readonly api: ContractClient<Contract>;
  readonly #socket: WebSocket;
  readonly #pods = new Map<string, PodObject>();
  readonly #end = new AbortController();
  readonly #updated = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    const session = new RpcSession(nodeSocketChannel(socket));
    this.api = createClient(contract, () => session);
  }

  /** `url` as the server prints it, with the token. */
  static async connect(url: string): Promise<PodbayClient> {
    const { host, origin, hash } = new URL(url);
    const token = new URLSearchParams(hash.slice(1)).get('token') ?? '';
    const socket = new WebSocket(`ws://${host}${SOCKET_PATH}`, socketProtocols(token), { origin });
    await once(socket, 'open');
    const client = new PodbayClient(socket);
    void client.#follow().catch(() => client.close());
    return client;
  }

  /** Connects to a server and waits until that one may act on the engine. */
  static async leading(url: string): Promise<PodbayClient> {
    const client = await PodbayClient.connect(url);
    await client.untilLeader();
    return client;
  }

  close(): void {
    this.#end.abort();
    this.#socket.close();
  }

  pod(name: string, namespace = 'default'): PodObject | undefined {
    return this.pods().find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  }

  pods(): PodObject[] {
    return [...this.#pods.values()];
  }

  /** The cells of `kubectl get pods`: `1/1 Running`. */
  row(name: string, namespace = 'default'): string | undefined {
    const pod = this.pod(name, namespace);
    if (pod === undefined) return undefined;
    const { ready, total, status } = podColumns(pod);
    return `${ready}/${total} ${status}`;
  }

  async isLeader(): Promise<boolean> {
    for await (const { lease } of this.api.system.watch({})) return lease.role === 'leader';
    return false;
  }

  async untilLeader(): Promise<void> {
    await waitFor('this server leads', () => this.isLeader());
  }

  async untilRow(name: string, row: string | RegExp, timeoutMs = 30_000): Promise<PodObject> {
    const matches = (found: string | undefined) =>
      found !== undefined && (typeof row === 'string' ? found === row : row.test(found));
    await this.#until(
      () => matches(this.row(name)),
      () => `${name} is ${row}; it is ${this.row(name)}`,
      timeoutMs,
    );
    const pod = this.pod(name);
    if (pod === undefined) throw new Error(`${name} has gone`);
    return pod;
  }

  untilGone(name: string, timeoutMs = 40_000): Promise<void> {
    return this.#until(
      () => this.pod(name) === undefined,
      () => `${name} is gone; it is ${this.row(name)}`,
      timeoutMs,
    );
  }

  /** Looks again with every update that comes: benches count single milliseconds. */
  #until(check: () => boolean, describe: () => string, timeoutMs: number): Promise<void> {
    if (check()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.#updated.delete(look);
        settle();
      };
      const look = () => {
        if (check()) end(resolve);
      };
      const timer = setTimeout(() => {
        end(() => reject(new Error(`Waited ${timeoutMs} ms until ${describe()}`)));
      }, timeoutMs);
      this.#updated.add(look);
    });
  }

  /** Applies a manifest; fails the test unless every object was taken. */
  async apply(text: string, name = 'test.yaml'): Promise<void> {
    const { results } = await this.api.pods.apply({ source: { name, text } });
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    if (failed.length > 0) throw new Error(failed.map(({ message }) => message).join('\n'));
  }

  async delete(...names: string[]): Promise<void> {
    const pods = names.map((name) => ({ namespace: 'default', name }));
    await this.api.pods.delete({ targets: { by: 'pods', pods }, graceSeconds: 1 });
    for (const name of names) await this.untilGone(name);
  }

  /** Reasons and messages of a pod's events, in the order they were seen last. */
  async events(pod: PodObject): Promise<string[]> {
    for await (const item of this.api.events.watch({ involvedUid: pod.metadata.uid })) {
      if (item.type === 'snapshot') return item.events.map(({ reason, message }) => `${reason}: ${message}`);
    }
    return [];
  }

  async #follow(): Promise<void> {
    for await (const item of this.api.pods.watch({}, { signal: this.#end.signal })) {
      if (item.type === 'snapshot') this.#pods.clear();
      const upserted = item.type === 'snapshot' ? item.pods : item.upserted;
      for (const pod of upserted) this.#pods.set(pod.metadata.uid, pod);
      if (item.type === 'changes') for (const uid of item.removedUids) this.#pods.delete(uid);
      for (const look of this.#updated) look();
    }
  }
}
