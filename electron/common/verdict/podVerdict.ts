// One finding for any pod that is not healthy: the first thing a user has to know and can act on. Reads the v1.Pod
// and its events only, so it says the same on every screen.

import { humanDuration } from '../kubectl/humanDuration.ts';
import { conditionIsTrue, sidecarNames } from '../kubectl/podColumns.ts';
import type { Container, ContainerStatus, Event, Pod } from '../kubernetes/objects.ts';
import { type ContainerFacts, containerVerdict } from './containerVerdict.ts';
import { creationVerdict } from './creationVerdict.ts';
import { schedulingVerdict } from './schedulingVerdict.ts';
import type { ContainerRole, PodVerdict } from './verdict.ts';

/** An init container that runs this long is worth a sentence; most end within seconds. */
const LONG_INIT_MS = 30_000;

/** Slack after the grace period before a deletion counts as stuck: the engine's own stop takes seconds. */
const TERMINATION_SLACK_MS = 10_000;

/** The verdict on `pod` at `now` (milliseconds since the epoch), or undefined for a healthy one. */
export function podVerdict(pod: Pod, events: readonly Event[], now: number): PodVerdict | undefined {
  if (pod.metadata?.deletionTimestamp) return terminationVerdict(pod.metadata.deletionTimestamp, now);
  if (pod.status?.phase === 'Succeeded') return undefined;
  return (
    podLevelVerdict(pod) ??
    schedulingVerdict(pod) ??
    containersVerdict(pod, now) ??
    longInitVerdict(pod, now) ??
    creationVerdict(pod, events, now) ??
    readinessVerdict(pod, now)
  );
}

/** deletionTimestamp already includes the grace period. */
function terminationVerdict(deletionTimestamp: string, now: number): PodVerdict | undefined {
  const overdue = now - Date.parse(deletionTimestamp);
  if (overdue < TERMINATION_SLACK_MS) return undefined;
  return { code: 'terminationOverdue', severity: 'warning', overdueFor: humanDuration(overdue) };
}

function podLevelVerdict(pod: Pod): PodVerdict | undefined {
  const { reason, message = '', phase } = pod.status ?? {};
  if (phase !== 'Failed' || !reason) return undefined;
  const severity = 'error';
  if (reason === 'Evicted') return { code: 'evicted', severity, message: message.trim() };
  if (reason === 'DeadlineExceeded') {
    return { code: 'deadlineExceeded', severity, seconds: pod.spec?.activeDeadlineSeconds };
  }
  return { code: 'podFailed', severity, reason, message: message.trim() };
}

/** Init containers first: the others wait for them. */
function containersVerdict(pod: Pod, now: number): PodVerdict | undefined {
  for (const facts of containerFacts(pod, now)) {
    const verdict = containerVerdict(facts);
    if (verdict) return verdict;
  }
  return undefined;
}

function containerFacts(pod: Pod, now: number): ContainerFacts[] {
  const sidecars = sidecarNames(pod);
  const factsOf = (
    specs: readonly Container[] | undefined,
    statuses: readonly ContainerStatus[] | undefined,
    roleOf: (name: string) => ContainerRole,
  ): ContainerFacts[] =>
    (specs ?? []).flatMap((spec) => {
      const status = statuses?.find(({ name }) => name === spec.name);
      return status ? [{ pod, spec, role: roleOf(spec.name), status, now }] : [];
    });
  return [
    ...factsOf(pod.spec?.initContainers, pod.status?.initContainerStatuses, (name) =>
      sidecars.has(name) ? 'sidecar' : 'init',
    ),
    ...factsOf(pod.spec?.containers, pod.status?.containerStatuses, () => 'main'),
  ];
}

function longInitVerdict(pod: Pod, now: number): PodVerdict | undefined {
  const sidecars = sidecarNames(pod);
  const statuses = pod.status?.initContainerStatuses ?? [];
  const position = statuses.findIndex(({ name, state }) => state?.running && !sidecars.has(name));
  const current = statuses[position];
  const startedAt = current?.state?.running?.startedAt;
  if (!current || !startedAt || now - Date.parse(startedAt) < LONG_INIT_MS) return undefined;
  return {
    code: 'initRunning',
    severity: 'info',
    container: { name: current.name, role: 'init' },
    position: position + 1,
    total: pod.spec?.initContainers?.length ?? statuses.length,
    runningFor: humanDuration(now - Date.parse(startedAt)),
  };
}

function readinessVerdict(pod: Pod, now: number): PodVerdict | undefined {
  if (pod.status?.phase !== 'Running' || conditionIsTrue(pod, 'Ready')) return undefined;
  const statuses = pod.status.containerStatuses ?? [];
  const names = (keep: (status: ContainerStatus) => boolean) => statuses.filter(keep).map(({ name }) => name);
  const completed = names(({ state }) => state?.terminated?.exitCode === 0);
  const running = names(({ state }) => state?.running !== undefined);
  if (completed.length > 0 && running.length > 0) {
    return { code: 'partlyCompleted', severity: 'warning', completed, running };
  }
  const unready = names(({ ready, state }) => !ready && state?.running !== undefined);
  if (unready.length === 0) return undefined;
  const since = pod.status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime;
  const unreadyFor = since === undefined ? undefined : humanDuration(now - Date.parse(since));
  return { code: 'notReady', severity: 'warning', containers: unready, unreadyFor };
}
