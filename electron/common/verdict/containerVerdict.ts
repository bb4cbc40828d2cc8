// What one container's state says is wrong, in the order in which a container comes to life: image, creation,
// start, run.

import { parseGoDuration } from '../kubectl/goDuration.ts';
import { humanDuration } from '../kubectl/humanDuration.ts';
import type { Container, ContainerStateTerminated, ContainerStatus, Pod } from '../kubernetes/objects.ts';
import { portClash } from './portClash.ts';
import { pullCause } from './pullCause.ts';
import { startVerdict } from './startVerdict.ts';
import type { ContainerRef, ContainerRole, PodVerdict } from './verdict.ts';

export interface ContainerFacts {
  readonly pod: Pod;
  readonly spec: Container;
  readonly role: ContainerRole;
  readonly status: ContainerStatus;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const severity = 'error';

const SECOND_MS = 1000;
/** A main process that ends within this time did its work in the background or had none. */
const AT_ONCE_MS = 10_000;

/** The container's trouble; undefined while it is well or merely on its way. */
export function containerVerdict(facts: ContainerFacts): PodVerdict | undefined {
  const { state, lastState } = facts.status;
  if (state?.terminated) return endedVerdict(facts, state.terminated, undefined);
  const waiting = state?.waiting;
  if (!waiting?.reason) return undefined;
  if (waiting.reason !== 'CrashLoopBackOff')
    return waitingVerdict(facts, waiting.reason, waiting.message ?? '');
  if (!lastState?.terminated) return undefined;
  return endedVerdict(
    facts,
    lastState.terminated,
    retryIn(facts, lastState.terminated, waiting.message ?? ''),
  );
}

/** True where the kubelet would start the container again after exit code `exitCode`. */
export function willRestart({ pod, role }: ContainerFacts, exitCode: number): boolean {
  const policy = pod.spec?.restartPolicy ?? 'Always';
  if (role === 'sidecar') return true;
  if (role === 'init') return exitCode !== 0 && policy !== 'Never';
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}

function waitingVerdict(facts: ContainerFacts, reason: string, message: string): PodVerdict | undefined {
  const container = refOf(facts);
  const image = facts.spec.image ?? '';
  switch (reason) {
    case 'ErrImagePull':
    case 'ImagePullBackOff':
    case 'RegistryUnavailable':
      return { code: 'imagePullFailed', severity, container, image, cause: pullCause(message), message };
    case 'ErrImageNeverPull':
      return { code: 'imageNeverPulled', severity, container, image };
    case 'InvalidImageName':
      return { code: 'imageNameInvalid', severity, container, image };
    case 'CreateContainerConfigError':
      return { code: 'configInvalid', severity, container, message };
    case 'ImageInspectError':
    case 'CreateContainerError':
      return { code: 'createFailed', severity, container, message };
    case 'RunContainerError':
      return startVerdict(container, image, message);
    case 'PostStartHookError':
      return { code: 'postStartFailed', severity, container, message };
    default:
      return undefined;
  }
}

function endedVerdict(
  facts: ContainerFacts,
  ended: ContainerStateTerminated,
  retry: string | undefined,
): PodVerdict | undefined {
  const container = refOf(facts);
  const { exitCode, reason, message = '' } = ended;
  if (reason === 'OOMKilled') {
    const limit = facts.spec.resources?.limits?.['memory'];
    return { code: 'outOfMemory', severity, container, limit, exitCode, retryIn: retry };
  }
  if (reason === 'ContainerCannotRun' || reason === 'StartError') {
    return startVerdict(container, facts.spec.image ?? '', message);
  }
  const restarts = willRestart(facts, exitCode);
  if (exitCode === 0) {
    if (!restarts) return undefined;
    return mainProcessEnded(container, ended, retry);
  }
  const clash = portClash(facts.pod, container);
  if (clash) return { code: 'portClash', severity, container, ...clash };
  if (/address already in use/i.test(message)) return { code: 'addressInUse', severity, container, message };
  return {
    code: 'crashed',
    severity,
    container,
    exitCode,
    lastLine: message.trim().split('\n').at(-1) || undefined,
    retryIn: retry,
    willRestart: restarts,
  };
}

function refOf({ spec, role }: ContainerFacts): ContainerRef {
  return { name: spec.name, role };
}

/** Time left of the back-off that the waiting message names; undefined in its last second, which would read "0s". */
function retryIn(
  { now }: ContainerFacts,
  ended: ContainerStateTerminated,
  message: string,
): string | undefined {
  const backOff = parseGoDuration(/^back-off (\S+) restarting/.exec(message)?.[1] ?? '');
  if (backOff === undefined || ended.finishedAt === undefined) return undefined;
  const left = Date.parse(ended.finishedAt) + backOff - now;
  return left >= SECOND_MS ? humanDuration(left) : undefined;
}

function mainProcessEnded(
  container: ContainerRef,
  { startedAt, finishedAt }: ContainerStateTerminated,
  retry: string | undefined,
): PodVerdict {
  const isTimed = startedAt !== undefined && finishedAt !== undefined;
  const ranMs = isTimed ? Date.parse(finishedAt) - Date.parse(startedAt) : undefined;
  return {
    code: 'mainProcessEnded',
    severity,
    container,
    after: ranMs === undefined ? undefined : humanDuration(ranMs),
    atOnce: ranMs === undefined || ranMs < AT_ONCE_MS,
    retryIn: retry,
  };
}
