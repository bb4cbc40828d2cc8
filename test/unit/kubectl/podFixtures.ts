// Small builders of v1 objects for the tests of columns, describe, filter and verdicts.
import type {
  Container,
  ContainerState,
  ContainerStatus,
  Event,
  Pod,
  PodSpec,
  PodStatus,
} from '../../../electron/common/kubernetes/objects.ts';

export const NOW = Date.parse('2025-07-01T08:10:00Z');

/** RFC 3339, `seconds` before NOW. */
export const ago = (seconds: number) => `${new Date(NOW - seconds * 1000).toISOString().slice(0, 19)}Z`;

interface PodParts {
  readonly metadata?: Partial<NonNullable<Pod['metadata']>>;
  readonly spec?: Partial<PodSpec>;
  readonly status?: PodStatus;
}

export function aPod({ metadata, spec, status }: PodParts = {}): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'default', uid: 'u1', creationTimestamp: ago(600), ...metadata },
    spec: {
      containers: [{ name: 'app', image: 'nginx:1.27' }],
      restartPolicy: 'Always',
      nodeName: 'local',
      ...spec,
    },
    status: { phase: 'Running', startTime: ago(600), ...status },
  };
}

export function aContainer(name: string, rest: Partial<Container> = {}): Container {
  return { name, image: `${name}:1`, ...rest };
}

export function aStatus(
  name: string,
  state: ContainerState,
  rest: Partial<ContainerStatus> = {},
): ContainerStatus {
  const isRunning = state.running !== undefined;
  return {
    name,
    image: `${name}:1`,
    imageID: '',
    ready: isRunning,
    started: isRunning,
    restartCount: 0,
    state,
    lastState: {},
    ...rest,
  };
}

export const running = (seconds = 60): ContainerState => ({ running: { startedAt: ago(seconds) } });

export const waiting = (reason: string, message?: string): ContainerState => ({
  waiting: { reason, ...(message === undefined ? {} : { message }) },
});

/** Ended `seconds` before NOW after one second of running. */
export const terminated = (
  exitCode: number,
  seconds = 30,
  reason?: string,
  message?: string,
): ContainerState => ({
  terminated: {
    exitCode,
    reason: reason ?? (exitCode === 0 ? 'Completed' : 'Error'),
    startedAt: ago(seconds + 1),
    finishedAt: ago(seconds),
    ...(message === undefined ? {} : { message }),
  },
});

export function anEvent(type: string, reason: string, message: string, rest: Partial<Event> = {}): Event {
  return {
    metadata: { name: `web.${reason}`, namespace: 'default' },
    involvedObject: { kind: 'Pod', name: 'web', namespace: 'default', uid: 'u1' },
    type,
    reason,
    message,
    source: { component: 'kubelet', host: 'local' },
    firstTimestamp: ago(20),
    lastTimestamp: ago(5),
    count: 1,
    ...rest,
  };
}
