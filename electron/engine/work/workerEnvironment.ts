// What the workers of one attached runtime share.

import type { Clock } from '../../common/clock.ts';
import type { EngineLogger } from '../engineLogger.ts';
import type { EventRecorder } from '../events/eventRecorder.ts';
import type { ImagePuller } from '../images/imagePuller.ts';
import type { PodTable } from '../podTable.ts';
import type { PodRuntime } from '../runtime/podRuntime.ts';
import type { Limiter } from './limiter.ts';
import type { DesiredPod } from './podSync.ts';

export interface WorkerEnvironment {
  readonly runtime: PodRuntime;
  readonly clock: Clock;
  readonly logger: EngineLogger;
  readonly puller: ImagePuller;
  readonly recorder: EventRecorder;
  readonly pods: PodTable;
  /** Calls that change something in the runtime, of all pods together. */
  readonly changes: Limiter;
  readonly hostIp: string;
  /** Of the node that the runtime is. */
  readonly nodeName: () => string;
  /** Undefined when nothing is left to do for this uid. */
  desired(uid: string): DesiredPod | undefined;
  /** Takes the object out of the store and leaves its tombstone. */
  forget(uid: string): Promise<void>;
  /** The worker has nothing more to do, ever. */
  onForgotten(uid: string): void;
}
