// All forwards: saved when they are made and changed, told to whoever watches, and led to their pods as these come and
// go. They belong to the data directory, not to the lease: an observer may forward as well.

import { AppError } from '../../common/appError.ts';
import type { Clock } from '../../common/clock.ts';
import {
  type Forward,
  type ForwardIntent,
  type ListenFailure,
  MAX_FORWARDS,
  type PortNote,
  type SwitchResult,
  TRAFFIC_EVERY_MS,
} from '../../common/contract/forwards.ts';
import type { PodRef } from '../../common/contract/objects.ts';
import type { LeaseHolder } from '../../common/contract/system.ts';
import type { Disposable } from '../../common/disposable.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { IdSource } from '../../common/ids.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import type { Observable } from '../../common/observable.ts';
import type { DialChoice } from '../../engine/runtime/podDialer.ts';
import type { ObjectStore } from '../../engine/store/objectStore.ts';
import { ForwardFeed } from './forwardFeed.ts';
import { declaredPort, guessScheme, portCandidates, reservedPorts } from './localPorts.ts';
import type { OpenPort } from './openPort.ts';
import { type ForwardRuntime, PodDialers } from './podDialers.ts';
import { podTarget } from './podTarget.ts';
import { PortForward } from './portForward.ts';

/** The pods as known last. */
export interface ForwardedPods {
  list(): readonly PodObject[];
  subscribe(listener: () => void): Disposable;
}

export interface ForwardsOptions {
  readonly store: Pick<ObjectStore, 'forwards' | 'write'>;
  /** Set where another process holds the data directory: nothing would be saved. */
  readonly storeHeldBy: LeaseHolder | undefined;
  readonly pods: ForwardedPods;
  readonly runtime: Observable<ForwardRuntime | undefined>;
  readonly choice: () => DialChoice;
  readonly openPort: OpenPort;
  readonly ids: IdSource;
  readonly clock: Clock;
}

export interface OpenForward {
  readonly pod: PodRef;
  readonly podPort: number;
  readonly protocol?: ForwardIntent['protocol'] | undefined;
  readonly container?: string | undefined;
  readonly localPort?: number | undefined;
  readonly bindAddress?: string | undefined;
  readonly scheme?: ForwardIntent['scheme'] | undefined;
  readonly restoreOnStart?: boolean | undefined;
}

export type ForwardChoices = Pick<OpenForward, 'localPort' | 'bindAddress' | 'scheme' | 'restoreOnStart'>;

interface ChangedForward {
  readonly forward: Forward;
  readonly refusal?: ListenFailure;
}

export class Forwards implements Disposable {
  readonly #options: ForwardsOptions;
  readonly #dialers: PodDialers;
  readonly #forwards = new Map<string, PortForward>();
  readonly #feed: ForwardFeed;
  readonly #subscriptions: readonly Disposable[];

  constructor(options: ForwardsOptions) {
    const { pods, runtime, choice, clock } = options;
    this.#options = options;
    this.#dialers = new PodDialers({ runtime, choice });
    this.#feed = new ForwardFeed(clock, TRAFFIC_EVERY_MS);
    const follow = () => this.#follow();
    this.#subscriptions = [pods.subscribe(follow), runtime.subscribe(follow)];
  }

  get feed(): ForwardFeed {
    return this.#feed;
  }

  /** Brings back what was saved, and opens the ports of those that were on and shall be again. */
  async restore(): Promise<void> {
    const saved = this.#options.store.forwards();
    const asRestored = saved.map((intent) => ({ ...intent, isOn: intent.isOn && intent.restoreOnStart }));
    const forwards = asRestored.map((intent) => this.#add(intent));
    const back = saved.flatMap((intent, i) =>
      intent.isOn !== asRestored[i]?.isOn ? (asRestored[i] ?? []) : [],
    );
    await this.#save(back);
    await Promise.all(forwards.filter(({ intent }) => intent.isOn).map((forward) => this.#switchOn(forward)));
  }

  /** See the contract. */
  async open(request: OpenForward): Promise<ChangedForward & { note?: PortNote }> {
    this.#requireWritable();
    const existing = this.#find(request);
    if (existing !== undefined) {
      const refusal = await existing.change(changed(existing.intent, request));
      await existing.switchOn();
      await this.#save([existing.intent]);
      return changedForward(existing, refusal);
    }
    if (this.#forwards.size >= MAX_FORWARDS) {
      throw explainedError('ResourceExhausted', 'tooManyForwards', { values: { max: MAX_FORWARDS } });
    }
    const intent = this.#newIntent(request);
    const reserved = reservedPorts(this.#intents(), intent);
    const forward = this.#add(intent);
    const isChosen = request.localPort !== undefined;
    const ports = isChosen ? [intent.localPort] : portCandidates(intent.podPort, reserved);
    const failure = await this.#switchOn(forward, ports);
    const note = isChosen ? undefined : portNote(forward.intent, reserved, failure);
    return { forward: forward.describe(), ...(note === undefined ? {} : { note }) };
  }

  async update(id: string, choices: ForwardChoices): Promise<ChangedForward> {
    this.#requireWritable();
    const forward = this.#get(id);
    const refusal = await forward.change(changed(forward.intent, choices));
    await this.#save([forward.intent]);
    return changedForward(forward, refusal);
  }

  async setOn(ids: readonly string[], isOn: boolean): Promise<SwitchResult[]> {
    this.#requireWritable();
    const setOne = async (id: string): Promise<SwitchResult> => {
      const switched = this.#forwards.get(id);
      if (switched === undefined) return { id, message: notFound().message };
      if (isOn) await this.#switchOn(switched);
      else {
        switched.switchOff();
        await this.#save([switched.intent]);
      }
      // Whoever removed it meanwhile has told so already.
      if (!this.#forwards.has(id)) return { id };
      const forward = switched.describe();
      return { id, forward, ...(forward.state.phase === 'error' ? { message: forward.state.message } : {}) };
    };
    return Promise.all(ids.map(setOne));
  }

  async remove(ids: readonly string[]): Promise<void> {
    this.#requireWritable();
    const known = ids.filter((id) => this.#forwards.has(id));
    for (const id of known) {
      this.#forwards.get(id)?.dispose();
      this.#forwards.delete(id);
      this.#feed.removed(id);
    }
    if (known.length === 0) return;
    await this.#options.store.write(known.map((id) => ({ kind: 'deleteForward' as const, id })));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const forward of this.#forwards.values()) forward.dispose();
    this.#feed.dispose();
    this.#dialers.dispose();
  }

  #add(intent: ForwardIntent): PortForward {
    const { clock, openPort, runtime } = this.#options;
    const forward: PortForward = new PortForward({
      intent,
      target: podTarget(this.#pod(intent.pod), intent.container, runtime.value !== undefined),
      dialers: this.#dialers,
      openPort,
      reserved: () => reservedPorts(this.#intents(), intent),
      clock,
      onChange: (what) => this.#feed.changed(intent.id, what),
    });
    this.#forwards.set(intent.id, forward);
    this.#feed.added(intent.id, () => forward.describe());
    return forward;
  }

  /** Saved also when the port cannot be opened: it is tried again, also after a restart. */
  async #switchOn(forward: PortForward, ports?: readonly number[]): Promise<ListenFailure | undefined> {
    const before = forward.intent;
    const failure = await forward.switchOn(ports);
    if (forward.intent !== before && this.#forwards.has(before.id)) await this.#save([forward.intent]);
    return failure;
  }

  async #save(intents: readonly ForwardIntent[]): Promise<void> {
    if (intents.length === 0) return;
    await this.#options.store.write(intents.map((forward) => ({ kind: 'putForward' as const, forward })));
  }

  #follow(): void {
    if (this.#forwards.size === 0) return;
    const pods = new Map(this.#options.pods.list().map((pod) => [keyOf(pod.metadata), pod]));
    const isConnected = this.#options.runtime.value !== undefined;
    for (const forward of this.#forwards.values()) {
      const { pod, container } = forward.intent;
      forward.follow(podTarget(pods.get(keyOf(pod)), container, isConnected));
    }
  }

  #pod(ref: PodRef): PodObject | undefined {
    return this.#options.pods.list().find(({ metadata }) => keyOf(metadata) === keyOf(ref));
  }

  #intents(): ForwardIntent[] {
    return [...this.#forwards.values()].map(({ intent }) => intent);
  }

  #newIntent(request: OpenForward): ForwardIntent {
    const { pod, podPort, protocol = 'TCP', scheme, localPort = podPort } = request;
    const declared = declaredPort(this.#pod(pod), { podPort, protocol, container: request.container });
    const container = request.container ?? declared?.container;
    return {
      id: this.#options.ids.uid(),
      pod,
      ...(container === undefined ? {} : { container }),
      podPort,
      protocol,
      localPort,
      bindAddress: request.bindAddress ?? '127.0.0.1',
      scheme: scheme ?? guessScheme(protocol, podPort, declared?.name),
      isOn: false,
      restoreOnStart: request.restoreOnStart ?? true,
      createdAt: new Date(this.#options.clock.now()).toISOString(),
    };
  }

  #find({ pod, podPort, protocol = 'TCP' }: OpenForward): PortForward | undefined {
    return [...this.#forwards.values()].find(
      ({ intent }) =>
        keyOf(intent.pod) === keyOf(pod) && intent.podPort === podPort && intent.protocol === protocol,
    );
  }

  #get(id: string): PortForward {
    const forward = this.#forwards.get(id);
    if (forward === undefined) throw notFound();
    return forward;
  }

  #requireWritable(): void {
    const { storeHeldBy } = this.#options;
    if (storeHeldBy === undefined) return;
    throw explainedError('FailedPrecondition', 'forwardsNotSaved', { values: { pid: storeHeldBy.pid } });
  }
}

function changed({ localPort, bindAddress, scheme, restoreOnStart }: ForwardIntent, choices: ForwardChoices) {
  return {
    localPort: choices.localPort ?? localPort,
    bindAddress: choices.bindAddress ?? bindAddress,
    scheme: choices.scheme ?? scheme,
    restoreOnStart: choices.restoreOnStart ?? restoreOnStart,
  };
}

function changedForward(forward: PortForward, refusal: ListenFailure | undefined): ChangedForward {
  return { forward: forward.describe(), ...(refusal === undefined ? {} : { refusal }) };
}

function portNote(
  { podPort, localPort }: ForwardIntent,
  reserved: ReadonlySet<number>,
  failure: ListenFailure | undefined,
): PortNote | undefined {
  if (localPort === podPort) return undefined;
  if (reserved.has(podPort)) return { wanted: podPort, why: 'reserved' };
  if (failure?.reason === 'privilegedPort') return { wanted: podPort, why: 'privileged' };
  if (failure?.reason !== 'portInUse') return undefined;
  const { holder } = failure;
  return { wanted: podPort, why: 'inUse', ...(holder === undefined ? {} : { holder }) };
}

function notFound(): AppError {
  return explainedError('NotFound', 'forwardRemoved');
}

function keyOf({ namespace, name }: PodRef): string {
  return `${namespace}/${name}`;
}
