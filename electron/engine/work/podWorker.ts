// One pod's worker: look, plan, act, and again as long as something has changed. Never two runs at once, no queue:
// any number of pokes during a run lead to one more. While a run waits for a pull, pokes still refresh the status.

import { errorMessage } from '../../common/appError.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { EventText } from '../../common/kubectl/eventMessages.ts';
import type { PodStatus } from '../../common/kubernetes/objects.ts';
import { containerEventTarget, podEventTarget } from '../events/eventTarget.ts';
import { executePlan, type PlanOutcome } from '../execute/executePlan.ts';
import type { RetryKind } from '../execute/operationResult.ts';
import type { PlanContext } from '../execute/planContext.ts';
import { PodImages } from '../images/podImages.ts';
import { NOTHING_OBSERVED, type ObservedPod } from '../observe.ts';
import { planPod } from '../plan/planPod.ts';
import { planToText } from '../plan/planToText.ts';
import type { ContainerKind } from '../runtime/podRuntime.ts';
import { isTerminalPhase } from '../status/podPhase.ts';
import { retryDelay } from './errorBackOff.ts';
import { type DesiredPod, PodSync } from './podSync.ts';
import { StatusRefresher } from './statusRefresher.ts';
import type { WorkerEnvironment } from './workerEnvironment.ts';

/** More plans in a row than any pod needs: two parts of the engine disagree, so go slowly instead of spinning. */
const MAX_PLANS_IN_A_ROW = 50;

export class PodWorker implements Disposable {
  readonly uid: string;
  readonly #environment: WorkerEnvironment;
  readonly #end = new AbortController();
  readonly #sync: PodSync;
  readonly #images: PodImages;
  readonly #refresher: StatusRefresher;
  #isNew: boolean;
  #isDirty = false;
  #isForgotten = false;
  #loop: Promise<void> | undefined;
  #plan: AbortController | undefined;
  #timer: Disposable | undefined;
  #failures = 0;
  #retryAt = 0;
  #plansInARow = 0;

  /** `isNew`: the uid was made a moment ago, so there is nothing to look at yet. */
  constructor(uid: string, environment: WorkerEnvironment, isNew: boolean) {
    this.uid = uid;
    this.#isNew = isNew;
    this.#environment = environment;
    this.#sync = new PodSync(environment, environment.pods.get(uid)?.status);
    this.#images = new PodImages(environment.runtime, environment.puller, uid, this.#end.signal);
    this.#refresher = new StatusRefresher(environment.clock, () => this.#refresh());
  }

  /** What was seen last. */
  get observed(): ObservedPod {
    return this.#isForgotten ? NOTHING_OBSERVED : this.#sync.observed;
  }

  /** Something of the pod may have changed. */
  poke(): void {
    if (this.#end.signal.aborted) return;
    this.#isDirty = true;
    if (this.#plan) this.#refresher.request();
    this.#loop ??= this.#run();
  }

  /** What is wanted has changed: drops the running plan and any wait after an error. */
  replan(): void {
    this.#retryAt = 0;
    this.#plan?.abort();
    this.poke();
  }

  dispose(): void {
    this.#end.abort();
    this.#plan?.abort();
    this.#timer?.dispose();
    this.#refresher.dispose();
  }

  /** Resolves when nothing of this worker runs any more. */
  async settled(): Promise<void> {
    await this.#loop;
    await this.#refresher.settled();
  }

  async #run(): Promise<void> {
    while (this.#isDirty && !this.#isForgotten && !this.#end.signal.aborted) {
      this.#isDirty = false;
      try {
        await this.#syncOnce();
      } catch (error) {
        const { logger } = this.#environment;
        if (!this.#end.signal.aborted)
          logger.warn('A pod could not be looked at.', { pod: this.uid, error: errorMessage(error) });
        this.#retryLater('retry');
      }
    }
    this.#loop = undefined;
    if (this.#isForgotten) this.#environment.onForgotten(this.uid);
  }

  async #syncOnce(): Promise<void> {
    await this.#refresher.settled();
    const known = this.#environment.desired(this.uid);
    const onEnded = () => known && this.#publish(known, false);
    if (known && !this.#isNew) await this.#sync.look(known.pod, this.#end.signal, onEnded);
    this.#isNew = false;
    // Read again: a delete during the look found no plan to abort, so none may begin for what was wanted before it.
    const desired = this.#environment.desired(this.uid);
    if (!desired) {
      this.#isForgotten = true;
      return;
    }
    this.#publish(desired, false);
    const { clock, logger } = this.#environment;
    const now = clock.now();
    if (now < this.#retryAt) {
      this.#wakeAt(this.#retryAt);
      return;
    }
    const { memory, history, observed } = this.#sync;
    const plan = planPod({ ...desired, observed, memory, history, now });
    this.#wakeAt(plan.wakeAt);
    if (plan.operations.length === 0) {
      this.#plansInARow = 0;
      this.#failures = 0;
      return;
    }
    logger.debug('Carrying out a plan.', { pod: this.uid, plan: planToText(plan, now) });
    const { retry, wasAborted } = await this.#execute(plan, desired);
    if (this.#isForgotten) return;
    this.#plansInARow += 1;
    this.#isDirty = true;
    if (wasAborted) return;
    if (retry !== undefined) this.#retryLater(retry);
    else if (this.#plansInARow > MAX_PLANS_IN_A_ROW) this.#retryLater('retry');
    else this.#failures = 0;
  }

  async #execute(
    plan: ReturnType<typeof planPod>,
    desired: DesiredPod,
  ): Promise<PlanOutcome & { readonly wasAborted: boolean }> {
    const abort = new AbortController();
    this.#plan = abort;
    try {
      const outcome = await executePlan(plan, this.#context(desired), abort.signal);
      return { ...outcome, wasAborted: abort.signal.aborted };
    } finally {
      this.#plan = undefined;
      this.#refresher.cancel();
    }
  }

  #retryLater(kind: RetryKind): void {
    if (this.#end.signal.aborted) return;
    this.#failures += 1;
    this.#retryAt = this.#environment.clock.now() + retryDelay(kind, this.#failures);
    this.#wakeAt(this.#retryAt);
  }

  #wakeAt(time: number | undefined): void {
    this.#timer?.dispose();
    const { clock } = this.#environment;
    this.#timer = time === undefined ? undefined : clock.setTimer(time - clock.now(), () => this.poke());
  }

  async #refresh(): Promise<void> {
    const desired = this.#environment.desired(this.uid);
    if (!desired || this.#isForgotten) return;
    try {
      const publish = () => this.#publish(desired, this.#plan !== undefined);
      await this.#sync.look(desired.pod, this.#end.signal, publish);
      publish();
    } catch (error) {
      // The run that is under way looks again at its end and deals with a lasting failure.
      this.#environment.logger.debug('A status could not be refreshed.', {
        pod: this.uid,
        error: errorMessage(error),
      });
    }
  }

  /**
   * `isPlanRunning`: a plan may be between the stop of a container and its next start. Then nothing final is concluded:
   * Succeeded and Failed stay for good.
   */
  #publish(desired: DesiredPod, isPlanRunning: boolean): void {
    const { pod, removal } = desired;
    if (removal === 'forced' || this.#isForgotten || !pod.spec.nodeName) return;
    const last = this.#sync.memory.lastStatus;
    const hasTrace = this.#sync.observed.containers.length + this.#sync.observed.sandboxes.length > 0;
    if (isTerminalPhase(last?.phase) && !hasTrace) return;
    const status = this.#sync.status(desired);
    if (
      isPlanRunning &&
      removal === 'none' &&
      isTerminalPhase(status.phase) &&
      !isTerminalPhase(last?.phase)
    ) {
      return;
    }
    this.#sync.rememberStatus(status);
    if (!isSame(status, this.#environment.pods.get(this.uid)?.status)) this.#save(status);
  }

  #save(status: PodStatus): void {
    const pod = this.#environment.pods.get(this.uid);
    if (pod) this.#environment.pods.putSoon({ ...pod, status });
  }

  #context(desired: DesiredPod): PlanContext {
    const { runtime, clock, logger, changes, recorder } = this.#environment;
    const { pod } = desired;
    return {
      pod,
      runtime,
      images: this.#images,
      clock,
      logger,
      changes: { run: (task, signal) => this.#refresher.during(() => changes.run(task, signal)) },
      lifetime: this.#end.signal,
      record: (text: EventText, container?: { readonly name: string; readonly kind: ContainerKind }) => {
        const involvedObject = container
          ? containerEventTarget(pod, container.kind, container.name)
          : podEventTarget(pod);
        recorder.record({ involvedObject, text, component: 'kubelet' });
      },
      remember: (change) => {
        this.#sync.memory = change(this.#sync.memory);
        this.#refresher.request();
      },
      note: (change) => {
        this.#sync.history = change(this.#sync.history);
      },
      forget: async () => {
        await this.#environment.forget(this.uid);
        this.#isForgotten = true;
      },
    };
  }
}

/** Statuses are made by one function, in one order of keys. */
const isSame = (a: PodStatus, b: PodStatus | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
