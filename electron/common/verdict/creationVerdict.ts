// Why containers are not created yet. Their state says only ContainerCreating; the cause stands in the events.

import { humanDuration } from '../kubectl/humanDuration.ts';
import type { Event, Pod } from '../kubernetes/objects.ts';
import { hostPortVerdict } from './startVerdict.ts';
import type { PodVerdict } from './verdict.ts';

/** A start that takes this long deserves a word; a local image starts in well under a second. */
const LONG_CREATION_MS = 10_000;

export function creationVerdict(pod: Pod, events: readonly Event[], now: number): PodVerdict | undefined {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const creating = statuses.filter(({ state }) => isCreating(state?.waiting?.reason));
  if (creating.length === 0 || statuses.some(({ state }) => state?.running)) return undefined;
  const failure = canSetUp(pod) ? undefined : newestEvent(events, SETUP_FAILURES);
  if (failure?.reason === 'FailedCreatePodSandBox') return sandboxVerdict(failure.message ?? '');
  if (failure?.reason === 'FailedMount') return mountVerdict(failure.message ?? '');
  const newest = newestEvent(events, PULL_STEPS);
  const pulling = newest?.reason === 'Pulling' ? pullingVerdict(pod, newest, now) : undefined;
  return pulling ?? slowVerdict(pod, now);
}

/** Until the sandbox runs they outweigh what was pulled: that was for the one before it. */
const SETUP_FAILURES: ReadonlySet<string | undefined> = new Set(['FailedCreatePodSandBox', 'FailedMount']);
const PULL_STEPS: ReadonlySet<string | undefined> = new Set(['Pulling', 'Pulled', 'Failed', 'BackOff']);

/** Of the pod as a whole: its volumes or its sandbox. */
export function isSetUpFailure({ reason }: Event): boolean {
  return SETUP_FAILURES.has(reason);
}

/** Its sandbox runs, so whatever failed before it is over. */
export function canSetUp({ status }: Pod): boolean {
  return (status?.conditions ?? []).some(
    (condition) => condition.type === 'PodReadyToStartContainers' && condition.status === 'True',
  );
}

function isCreating(reason: string | undefined): boolean {
  return reason === 'ContainerCreating' || reason === 'PodInitializing';
}

/** The kubelet's last word of these reasons; of two in one second the later in the list. */
function newestEvent(events: readonly Event[], reasons: ReadonlySet<string | undefined>): Event | undefined {
  const told = events.filter(
    ({ reason, lastTimestamp }) => lastTimestamp !== undefined && reasons.has(reason),
  );
  return told.reduce<Event | undefined>(
    (newest, event) => (newest && timeOf(event) < timeOf(newest) ? newest : event),
    undefined,
  );
}

function timeOf({ lastTimestamp }: Event): number {
  return Date.parse(lastTimestamp ?? '');
}

/** What the kubelet and cri-dockerd say before the engine's own words. */
const SANDBOX_WORDS =
  /^Failed to create pod sandbox: (failed to (create a sandbox|start sandbox container) for pod "[^"]*": )?/;

function sandboxVerdict(message: string): PodVerdict {
  const error = message.replace(SANDBOX_WORDS, '');
  return hostPortVerdict(error) ?? { code: 'sandboxFailed', severity: 'error', message: error };
}

function mountVerdict(message: string): PodVerdict {
  const match = /^MountVolume\.SetUp failed for volume "([^"]+)" : (.*)$/s.exec(message);
  const volume = match?.[1] ?? /unmounted volumes=\[([^\s\]]+)/.exec(message)?.[1];
  return { code: 'mountFailed', severity: 'error', volume, message: match?.[2] ?? message };
}

function pullingVerdict(pod: Pod, event: Event, now: number): PodVerdict | undefined {
  const [, field, name] =
    /^spec\.(initContainers|containers)\{(.+)\}$/.exec(event.involvedObject.fieldPath ?? '') ?? [];
  const containers = field === 'initContainers' ? pod.spec?.initContainers : pod.spec?.containers;
  const spec = containers?.find((container) => container.name === name);
  if (!spec) return undefined;
  const isInit = field === 'initContainers';
  const role = !isInit ? 'main' : spec.restartPolicy === 'Always' ? 'sidecar' : 'init';
  return {
    code: 'imagePulling',
    severity: 'info',
    container: { name: spec.name, role },
    image: spec.image ?? '',
    pullingFor: humanDuration(now - timeOf(event)),
  };
}

function slowVerdict(pod: Pod, now: number): PodVerdict | undefined {
  const since = pod.status?.startTime ?? pod.metadata?.creationTimestamp;
  const waited = since === undefined ? 0 : now - Date.parse(since);
  return waited < LONG_CREATION_MS
    ? undefined
    : { code: 'creating', severity: 'info', waitingFor: humanDuration(waited) };
}
