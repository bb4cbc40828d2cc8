// Container blocks of a describe text (semantics §5.3-5.4).

import { goQuote } from '../kubernetes/goQuote.ts';
import type { Container, ContainerState, ContainerStatus, Pod } from '../kubernetes/objects.ts';
import { describeEnv, describeEnvFrom } from './describeEnv.ts';
import { indent, optionalLine, printBool } from './describeLines.ts';
import { describeProbe } from './describeProbe.ts';
import { describeResources } from './describeResources.ts';
import { describeSeccomp } from './describeSeccomp.ts';
import { rfc1123z } from './goTime.ts';

export interface ContainerList {
  readonly title: 'Init Containers' | 'Containers' | 'Ephemeral Containers';
  readonly containers: readonly Container[];
  readonly statuses: readonly ContainerStatus[] | undefined;
}

/** `timeZone` is an IANA name. */
export function describeContainers(list: ContainerList, pod: Pod, timeZone: string): string[] {
  const blocks = list.containers.flatMap((container) => {
    const status = list.statuses?.find(({ name }) => name === container.name);
    return [`  ${container.name}:`, ...indent(2, containerLines(container, status, pod, timeZone))];
  });
  return [`${list.title}:`, ...blocks];
}

function containerLines(
  container: Container,
  status: ContainerStatus | undefined,
  pod: Pod,
  timeZone: string,
): string[] {
  return [
    ...identityLines(container, status),
    ...commandLines('Command', container.command),
    ...commandLines('Args', container.args),
    ...(status ? statusLines(status, timeZone) : []),
    ...describeResources(container.resources),
    ...probeLines(container),
    ...describeEnvFrom(container),
    ...describeEnv(container, pod),
    ...mountLines(container),
    ...deviceLines(container),
  ];
}

function identityLines(container: Container, status: ContainerStatus | undefined): string[] {
  const ports = container.ports ?? [];
  const shown = ports.map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`);
  const host = ports.map(({ hostPort = 0, protocol = 'TCP' }) => `${hostPort}/${protocol}`);
  return [
    ...(status ? [`Container ID:\t${status.containerID ?? ''}`] : []),
    `Image:\t${container.image ?? ''}`,
    ...(status ? [`Image ID:\t${status.imageID}`] : []),
    portLine('Port', shown),
    portLine('Host Port', host),
    ...describeSeccomp(container.securityContext?.seccompProfile, 1),
  ];
}

function portLine(label: string, ports: readonly string[]): string {
  return `${label}${ports.length > 1 ? 's' : ''}:\t${ports.join(', ') || '<none>'}`;
}

function commandLines(title: string, words: readonly string[] | undefined): string[] {
  if (!words || words.length === 0) return [];
  return [
    `${title}:`,
    ...indent(
      1,
      words.flatMap((word) => word.split('\n')),
    ),
  ];
}

function statusLines(status: ContainerStatus, timeZone: string): string[] {
  const { lastState } = status;
  return [
    ...stateLines('State', status.state, timeZone),
    ...(lastState?.terminated ? stateLines('Last State', lastState, timeZone) : []),
    `Ready:\t${printBool(status.ready)}`,
    `Restart Count:\t${status.restartCount}`,
  ];
}

/** Waiting shows its reason only: the message is told by the events. */
function stateLines(title: string, state: ContainerState | undefined, timeZone: string): string[] {
  if (state?.running) {
    return [`${title}:\tRunning`, `  Started:\t${rfc1123z(state.running.startedAt, timeZone)}`];
  }
  const ended = state?.terminated;
  if (!ended) return [`${title}:\tWaiting`, ...indent(1, optionalLine('Reason', state?.waiting?.reason))];
  return [
    `${title}:\tTerminated`,
    ...indent(1, [
      ...optionalLine('Reason', ended.reason),
      ...optionalLine('Message', ended.message),
      `Exit Code:\t${ended.exitCode}`,
      ...(ended.signal ? [`Signal:\t${ended.signal}`] : []),
      `Started:\t${rfc1123z(ended.startedAt, timeZone)}`,
      `Finished:\t${rfc1123z(ended.finishedAt, timeZone)}`,
    ]),
  ];
}

function probeLines({ livenessProbe, readinessProbe, startupProbe }: Container): string[] {
  return [
    ...(livenessProbe ? [`Liveness:\t${describeProbe(livenessProbe)}`] : []),
    ...(readinessProbe ? [`Readiness:\t${describeProbe(readinessProbe)}`] : []),
    ...(startupProbe ? [`Startup:\t${describeProbe(startupProbe)}`] : []),
  ];
}

function mountLines({ volumeMounts = [] }: Container): string[] {
  if (volumeMounts.length === 0) return ['Mounts:\t<none>'];
  const sorted = [...volumeMounts].sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1));
  const lines = sorted.map(({ mountPath, name, readOnly, subPath }) => {
    const flags = [readOnly ? 'ro' : 'rw', ...(subPath ? [`path=${goQuote(subPath)}`] : [])];
    return `${mountPath} from ${name} (${flags.join(',')})`;
  });
  return ['Mounts:', ...indent(1, lines)];
}

function deviceLines({ volumeDevices = [] }: Container): string[] {
  if (volumeDevices.length === 0) return [];
  const sorted = [...volumeDevices].sort((a, b) => (a.devicePath < b.devicePath ? -1 : 1));
  return [
    'Devices:',
    ...indent(
      1,
      sorted.map(({ devicePath, name }) => `${devicePath} from ${name}`),
    ),
  ];
}
