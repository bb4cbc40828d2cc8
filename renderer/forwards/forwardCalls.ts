// What the page asks of the services about forwards. Every call ends: with its result, with an error that is said, or
// at a deadline.

import type { TFunction } from 'i18next';
import type { Forward, ListenFailure } from '../../electron/common/contract/forwards.ts';
import type { Connection } from '../rpc/connection.ts';
import { errorText } from '../rpc/errorText.ts';
import { forwardsOf, putForward, useForwards } from '../state/forwardsStore.ts';
import { notify } from '../state/notifications.ts';
import { noteText } from './forwardText.ts';
import { forwardKey, type PendingChange, whilePending } from './pendingForwards.ts';

/** Longer than any port takes to open or to close. */
const DEADLINE_MS = 15_000;

type Api = Omit<Connection['api']['forwards'], 'watch'>;
export type OpenForward = Parameters<Api['open']>[0];
export type UpdateForward = Parameters<Api['update']>[0];

/** Why a forward is not where it was asked to be: it is as it was. */
export interface Refusal {
  readonly failure: ListenFailure;
  readonly asked: Pick<Forward, 'localPort' | 'bindAddress'>;
}

interface ChangedForward {
  readonly forward: Forward;
  readonly refusal: Refusal | undefined;
}

/** The forward, or the sentence that says why nothing was done. */
export type ForwardAnswer = ChangedForward | { readonly failure: string };

/** A port of a pod, forwarded or not yet. */
type ForwardedPort = Pick<Forward, 'pod' | 'podPort' | 'protocol'>;
export interface SwitchedPort extends ForwardedPort {
  readonly container?: string | undefined;
}

export class ForwardCalls {
  readonly #api: Api;
  readonly #t: TFunction;

  constructor(api: Api, t: TFunction) {
    this.#api = api;
    this.#t = t;
  }

  /** The failure is the caller's to show, beside what was typed. */
  open(input: OpenForward): Promise<ForwardAnswer> {
    return this.#answer((signal) => this.#open(input, signal));
  }

  update(input: UpdateForward): Promise<ForwardAnswer> {
    return this.#answer(async (signal) => {
      const { forward, refusal } = await this.#api.update(input, { signal });
      putForward(forward);
      return { forward, refusal: refusalOf(input, forward, refusal) };
    });
  }

  /** Makes the forward where there is none yet. */
  async switchPort({ container, ...port }: SwitchedPort, isOn: boolean): Promise<void> {
    await this.#attempt([port], isOn ? 'on' : 'off', async (signal) => {
      // Looked for only now: the press before this one may have made it.
      const forward = findForward(port);
      if (forward !== undefined) await this.#setOn([forward.id], isOn, signal);
      else if (isOn) await this.#open({ ...port, ...(container === undefined ? {} : { container }) }, signal);
    });
  }

  /** Why one did not start is its state, and stands in its row. */
  async setOn(forwards: readonly Forward[], isOn: boolean): Promise<void> {
    if (forwards.length === 0) return;
    const ids = forwards.map(({ id }) => id);
    await this.#attempt(forwards, isOn ? 'on' : 'off', (signal) => this.#setOn(ids, isOn, signal));
  }

  async remove(forwards: readonly Forward[]): Promise<void> {
    if (forwards.length === 0) return;
    const ids = forwards.map(({ id }) => id);
    const done = await this.#attempt(forwards, 'removed', (signal) => this.#api.remove({ ids }, { signal }));
    if (done === undefined) return;
    notify({
      tone: 'ok',
      text: this.#t('forwards.removed', { count: forwards.length }),
      action: { label: this.#t('common.undo'), run: () => void this.#restore(forwards) },
    });
  }

  async #restore(forwards: readonly Forward[]): Promise<void> {
    for (const old of forwards) {
      const again = await this.#attempt([old], 'on', (signal) => this.#open(intentOf(old), signal));
      if (again !== undefined && !old.isOn) await this.setOn([again.forward], false);
    }
  }

  /** The stream shows it with the next frame; a press before that would be told by the state before. */
  async #setOn(ids: readonly string[], isOn: boolean, signal: AbortSignal): Promise<void> {
    const { results } = await this.#api.setOn({ ids: [...ids], isOn }, { signal });
    for (const { forward } of results) if (forward !== undefined) putForward(forward);
  }

  async #open(input: OpenForward, signal: AbortSignal): Promise<ChangedForward> {
    const { forward, refusal, note } = await this.#api.open(input, { signal });
    putForward(forward);
    if (note !== undefined) notify({ tone: 'info', text: noteText(note, forward.localPort, this.#t) });
    return { forward, refusal: refusalOf(input, forward, refusal) };
  }

  /** Undefined when it failed, which has been said then. */
  async #attempt<T>(
    ports: readonly ForwardedPort[],
    change: PendingChange,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    return whilePending(ports.map(forwardKey), change, async () => {
      const signal = AbortSignal.timeout(DEADLINE_MS);
      try {
        return await work(signal);
      } catch (error) {
        notify({ tone: 'error', text: this.#failure(error, signal) });
        return undefined;
      }
    });
  }

  async #answer(work: (signal: AbortSignal) => Promise<ChangedForward>): Promise<ForwardAnswer> {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    try {
      return await work(signal);
    } catch (error) {
      return { failure: this.#failure(error, signal) };
    }
  }

  #failure(error: unknown, signal: AbortSignal): string {
    return signal.aborted ? this.#t('forwards.noAnswer') : errorText(error);
  }
}

function refusalOf(
  { localPort, bindAddress }: Pick<OpenForward, 'localPort' | 'bindAddress'>,
  forward: Forward,
  failure: ListenFailure | undefined,
): Refusal | undefined {
  if (failure === undefined) return undefined;
  // What was not asked for is as it was.
  const asked = {
    localPort: localPort ?? forward.localPort,
    bindAddress: bindAddress ?? forward.bindAddress,
  };
  return { failure, asked };
}

function findForward(port: ForwardedPort): Forward | undefined {
  const key = forwardKey(port);
  return forwardsOf(useForwards.getState(), port.pod).find((forward) => forwardKey(forward) === key);
}

/** What makes the same forward again. */
function intentOf(forward: Forward): OpenForward {
  const { pod, podPort, protocol, container, localPort, bindAddress, scheme, restoreOnStart } = forward;
  const own = container === undefined ? {} : { container };
  return { pod, podPort, protocol, ...own, localPort, bindAddress, scheme, restoreOnStart };
}
