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
  const newest = newestEvent(events);
  if (newest?.reason === 'FailedCreatePodSandBox') return sandboxVerdict(newest.message ?? '');
  if (newest?.reason === 'FailedMount') return mountVerdict(newest.message ?? '');
  const pulling = newest?.reason === 'Pulling' ? pullingVerdict(pod, newest, now) : undefined;
  return pulling ?? slowVerdict(pod, now);
}

function isCreating(reason: string | undefined): boolean {
  return reason === 'ContainerCreating' || reason === 'PodInitializing';
}

/** The kubelet's last word; of two in one second the later in the list. */
function newestEvent(events: readonly Event[]): Event | undefined {
  const fromKubelet = events.filter(({ lastTimestamp }) => lastTimestamp !== undefined);
  return fromKubelet.reduce<Event | undefined>(
    (newest, event) => (newest && timeOf(event) < timeOf(newest) ? newest : event),
    undefined,
  );
}

function timeOf({ lastTimestamp }: Event): number {
  return Date.parse(lastTimestamp ?? '');
}

function sandboxVerdict(message: string): PodVerdict {
  const error = message.replace(/^Failed to create pod sandbox: /, '');
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
