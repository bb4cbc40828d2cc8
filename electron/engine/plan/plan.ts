// What a plan is: a graph of operations, each exactly one call (to the runtime, the image service, the event
// recorder or the pod's memory), each with its cause. Types only; deciding is planPod's, doing is executePlan's.

import type { EventText } from '../../common/kubectl/eventMessages.ts';
import type { WaitingText } from '../../common/kubectl/waitingMessages.ts';
import type { Container } from '../../common/kubernetes/objects.ts';
import type { BackOffEntry } from '../backoff/backOff.ts';
import type { ContainerKind } from '../runtime/podRuntime.ts';
import type { PodFailure } from '../status/podMemory.ts';

export type OperationId = number;

/** An id that the runtime gave already, or the one that operation `from` will return. */
export type Target = { readonly id: string } | { readonly from: OperationId };

/** Which container an operation is about. */
export interface ContainerSubject {
  readonly container: Container;
  readonly containerKind: ContainerKind;
}

export interface PullBackOff {
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly lastError: string;
  /** The events of this window are still to be recorded. */
  readonly shouldReport: boolean;
}

export type Operation =
  | { readonly kind: 'prepareVolumes' }
  | { readonly kind: 'createSandbox'; readonly attempt: number }
  | { readonly kind: 'startSandbox'; readonly sandbox: Target }
  | { readonly kind: 'stopSandbox'; readonly sandboxId: string }
  | { readonly kind: 'removeSandbox'; readonly sandboxId: string }
  /** Begins a pull and does not wait for it. */
  | ({ readonly kind: 'prefetchImage' } & ContainerSubject)
  | ({
      readonly kind: 'ensureImage';
      /** Within the wait after a failed pull: the image is looked for, not pulled. */
      readonly backOff: PullBackOff | undefined;
    } & ContainerSubject)
  | ({
      readonly kind: 'createContainer';
      readonly sandbox: Target;
      /** The `ensureImage` that knows the image. */
      readonly image: OperationId;
      readonly attempt: number;
    } & ContainerSubject)
  | ({ readonly kind: 'startContainer'; readonly target: Target } & ContainerSubject)
  | {
      readonly kind: 'stopContainer';
      readonly containerId: string;
      readonly name: string;
      readonly containerKind: ContainerKind;
      /** Message of the Killing event. */
      readonly message: string;
      /** SIGKILL is due then; milliseconds since the epoch. */
      readonly stopBy: number;
    }
  | { readonly kind: 'removeContainer'; readonly containerId: string; readonly name: string }
  | { readonly kind: 'removeVolumes' }
  /** The pod's object and tombstone leave the store. */
  | { readonly kind: 'forgetPod' }
  /** Remembers that a restart was let through. */
  | { readonly kind: 'advanceBackOff'; readonly key: string; readonly entry: BackOffEntry }
  /** Shows that a crashed container waits, once per window. */
  | ({
      readonly kind: 'reportBackOff';
      readonly waiting: WaitingText;
      readonly event: EventText;
      /** End of the window; milliseconds since the epoch. */
      readonly until: number;
    } & ContainerSubject)
  /** The pod's phase becomes Failed for good. */
  | { readonly kind: 'failPod'; readonly failure: PodFailure; readonly event: EventText }
  | { readonly kind: 'recordEvent'; readonly event: EventText };

export interface PlannedOperation {
  readonly id: OperationId;
  readonly operation: Operation;
  /** Why, for a human who reads the log. */
  readonly cause: string;
  /** Runs only when all of these succeeded. */
  readonly needs: readonly OperationId[];
  /** Runs only when all of these have ended, well or not. */
  readonly after: readonly OperationId[];
  /**
   * It may begin before this has ended, but as far as anybody is told it has not: its events and waiting reasons come
   * out when this has succeeded, and never when it has failed.
   */
  readonly toldAfter: OperationId | undefined;
}

export interface Plan {
  /** In an order in which every operation stands behind all it waits for. */
  readonly operations: readonly PlannedOperation[];
  /** When to plan again although nothing happens; milliseconds since the epoch. */
  readonly wakeAt: number | undefined;
}
