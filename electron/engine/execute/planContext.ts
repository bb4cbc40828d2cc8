// Everything an operation may touch while a plan is carried out: one pod, one runtime.

import type { Clock } from '../../common/clock.ts';
import type { EventText } from '../../common/kubectl/eventMessages.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import type { RunHistory } from '../backoff/runHistory.ts';
import type { EngineLogger } from '../engineLogger.ts';
import type { PodImages } from '../images/podImages.ts';
import type { ContainerKind, PodRuntime } from '../runtime/podRuntime.ts';
import type { PodMemory } from '../status/podMemory.ts';
import type { Limiter } from '../work/limiter.ts';

export interface PlanContext {
  readonly pod: PodObject;
  readonly runtime: PodRuntime;
  readonly images: PodImages;
  readonly clock: Clock;
  readonly logger: EngineLogger;
  /** Calls that change something in the runtime, of all pods together. */
  readonly changes: Pick<Limiter, 'run'>;
  /** Ends when the engine is detached: no runtime call outlives it. */
  readonly lifetime: AbortSignal;
  /** A pod-level event, or one about a container. */
  readonly record: (
    event: EventText,
    container?: { readonly name: string; readonly kind: ContainerKind },
  ) => void;
  readonly remember: (change: (memory: PodMemory) => PodMemory) => void;
  readonly note: (change: (history: RunHistory) => RunHistory) => void;
  /** Takes the pod's object and tombstone out of the store. */
  readonly forget: () => Promise<void>;
}
