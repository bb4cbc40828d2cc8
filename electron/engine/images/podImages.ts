// The images of one pod, as kubelet's EnsureImageExists gives them: parse, look, pull by policy. Pulls begun ahead of
// a container's turn are kept here, silent, until that turn comes and the events may be shown.

import { isAppError } from '../../common/appError.ts';
import { containerEvents, type EventText, imageEvents } from '../../common/kubectl/eventMessages.ts';
import { type WaitingText, waitingMessages } from '../../common/kubectl/waitingMessages.ts';
import { invalidImageNameMessage, withDefaultTag } from '../../common/kubernetes/imageReference.ts';
import type { Container } from '../../common/kubernetes/objects.ts';
import type { PullBackOff } from '../plan/plan.ts';
import type { ImageRecord, PodRuntime } from '../runtime/podRuntime.ts';
import { RegistryUnreachableError } from '../runtime/registryUnreachableError.ts';
import { runtimeErrorText } from '../runtimeErrorText.ts';
import { untilAborted } from '../work/untilAborted.ts';
import type { ImagePuller, PulledImage } from './imagePuller.ts';

export type EnsureOutcome =
  | { readonly kind: 'ready'; readonly image: ImageRecord; readonly events: readonly EventText[] }
  | {
      readonly kind: 'failed';
      readonly waiting: WaitingText;
      readonly events: readonly EventText[];
      /** The daemon's text when this very pull has failed. */
      readonly pullError?: string;
      /** Not there, and it is not time yet to pull it again. */
      readonly isBackingOff?: boolean;
    };

export class PodImages {
  readonly #runtime: PodRuntime;
  readonly #puller: ImagePuller;
  readonly #podUid: string;
  readonly #lifetime: AbortSignal;
  /** By reference as written; a pull that failed ahead of its turn is forgotten and tried again then. */
  readonly #ahead = new Map<string, Promise<PulledImage | undefined>>();
  /** Looks under way: containers of one image ask once. */
  readonly #looks = new Map<string, Promise<ImageRecord | undefined>>();

  /** `lifetime`: the pod's own; pulls begun ahead end with it. */
  constructor(runtime: PodRuntime, puller: ImagePuller, podUid: string, lifetime: AbortSignal) {
    this.#runtime = runtime;
    this.#puller = puller;
    this.#podUid = podUid;
    this.#lifetime = lifetime;
  }

  prefetch(container: Container): void {
    const image = container.image ?? '';
    if (!this.#ahead.has(image)) this.#ahead.set(image, this.#pullAhead(container, image));
  }

  async #pullAhead(container: Container, image: string): Promise<PulledImage | undefined> {
    try {
      if (invalidImageNameMessage(image) !== undefined) return undefined;
      if (container.imagePullPolicy !== 'Always' && (await this.#find(image, this.#lifetime)))
        return undefined;
      return await this.#puller.pull(this.#runtime, withDefaultTag(image), this.#podUid, this.#lifetime);
    } catch {
      // Whatever it was, the container's own turn meets it again and tells.
      return undefined;
    }
  }

  /** `onPulling` is called when a pull begins. Rejects only with `Cancelled`. */
  async ensure(
    container: Container,
    backOff: PullBackOff | undefined,
    onPulling: () => void,
    signal: AbortSignal,
  ): Promise<EnsureOutcome> {
    const image = container.image ?? '';
    const invalid = invalidImageNameMessage(image);
    if (invalid !== undefined) return inspectFailed(waitingMessages.invalidImageName(invalid), invalid);
    const ahead = this.#ahead.get(image);
    if (ahead) return this.#takeAhead(container, image, ahead, onPulling, signal);
    if (container.imagePullPolicy !== 'Always') {
      try {
        const found = await this.#find(image, signal);
        if (found) return { kind: 'ready', image: found, events: [imageEvents.alreadyPresent(image)] };
      } catch (error) {
        if (isAppError(error, 'Cancelled')) throw error;
        const waiting = waitingMessages.imageInspectError(runtimeErrorText(error));
        return inspectFailed(waiting, waiting.message ?? '');
      }
      if (container.imagePullPolicy === 'Never') return neverPulled(image);
    }
    if (backOff) return backingOff(image, backOff);
    onPulling();
    return this.#pull(image, signal);
  }

  async #takeAhead(
    container: Container,
    image: string,
    ahead: Promise<PulledImage | undefined>,
    onPulling: () => void,
    signal: AbortSignal,
  ): Promise<EnsureOutcome> {
    const pulled = await untilAborted(ahead, signal);
    this.#ahead.delete(image);
    if (!pulled) return this.ensure(container, undefined, onPulling, signal);
    onPulling();
    return ready(image, pulled);
  }

  async #pull(image: string, signal: AbortSignal): Promise<EnsureOutcome> {
    try {
      const reference = withDefaultTag(image);
      return ready(image, await this.#puller.pull(this.#runtime, reference, this.#podUid, signal));
    } catch (error) {
      if (isAppError(error, 'Cancelled') || signal.aborted) throw error;
      const text = runtimeErrorText(error);
      const present = error instanceof RegistryUnreachableError ? await this.#find(image, signal) : undefined;
      if (present) return readyOffline(image, present, text);
      const events = [imageEvents.pullFailed(image, text), containerEvents.failed('ErrImagePull')];
      return { kind: 'failed', waiting: waitingMessages.errImagePull(text), events, pullError: text };
    }
  }

  #find(image: string, signal: AbortSignal): Promise<ImageRecord | undefined> {
    const look =
      this.#looks.get(image) ??
      this.#runtime
        .inspectImage(withDefaultTag(image), this.#lifetime)
        .finally(() => this.#looks.delete(image));
    this.#looks.set(image, look);
    return untilAborted(look, signal);
  }
}

function ready(image: string, { image: record, pullMs, totalMs }: PulledImage): EnsureOutcome {
  return {
    kind: 'ready',
    image: record,
    events: [imageEvents.pulled(image, pullMs, totalMs, record.sizeBytes)],
  };
}

/**
 * LOCAL: without a network a laptop still has its images. `Always` asks the registry first, as in a cluster, and takes
 * what is here when no registry answers; the warning says so.
 */
function readyOffline(image: string, record: ImageRecord, error: string): EnsureOutcome {
  const events = [imageEvents.pullFailed(image, error), imageEvents.alreadyPresent(image)];
  return { kind: 'ready', image: record, events };
}

function inspectFailed(waiting: WaitingText, message: string): EnsureOutcome {
  const events = [imageEvents.inspectFailed(message), containerEvents.failed(waiting.reason)];
  return { kind: 'failed', waiting, events };
}

function neverPulled(image: string): EnsureOutcome {
  const waiting = waitingMessages.errImageNeverPull(image);
  const events = [imageEvents.neverPull(waiting.message ?? ''), containerEvents.failed(waiting.reason)];
  return { kind: 'failed', waiting, events };
}

function backingOff(image: string, { lastError, shouldReport }: PullBackOff): EnsureOutcome {
  const waiting = waitingMessages.imagePullBackOff(image, lastError);
  const events = shouldReport ? [imageEvents.pullBackOff(image), containerEvents.failed(waiting.reason)] : [];
  return { kind: 'failed', waiting, events, isBackingOff: true };
}
