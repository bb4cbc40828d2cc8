// The text of `kubectl describe pod` in the wording of 1.32 (semantics §5), letter by letter: people diff it and
// paste it into issues.

import type { Event, Pod } from '../kubernetes/objects.ts';
import { byteLength, truncateUtf8 } from '../utf8.ts';
import { describeContainers } from './describeContainers.ts';
import { describeEvents } from './describeEvents.ts';
import { indent, multiline, optionalLine, sortedEntries } from './describeLines.ts';
import { describeTolerations, describeTopologySpread } from './describeScheduling.ts';
import { describeSeccomp } from './describeSeccomp.ts';
import { describeVolumes } from './describeVolumes.ts';
import { rfc1123z } from './goTime.ts';
import { age } from './humanDuration.ts';
import { alignTabs, describeTabwriter } from './tabwriter.ts';
import { escapeTerminal } from './terminalEscape.ts';

export interface DescribeOptions {
  /** Milliseconds since the epoch; ages count back from here. */
  readonly now: number;
  /** IANA name of the zone in which times are printed. */
  readonly timeZone: string;
}

/** kubectl hides its own bookkeeping. */
const HIDDEN_ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/** Longest annotation that stays on one line; in bytes, as Go counts. */
const MAX_ANNOTATION_BYTES = 140;

/** Ends with a newline, as kubectl's output does. */
export function describePod(pod: Pod, events: readonly Event[], { now, timeZone }: DescribeOptions): string {
  const lines = [
    ...identityLines(pod, timeZone),
    ...stateLines(pod, now),
    ...networkLines(pod),
    ...containerLines(pod, timeZone),
    ...conditionLines(pod),
    ...describeVolumes(pod.spec?.volumes),
    `QoS Class:\t${pod.status?.qosClass ?? ''}`,
    ...multiline('Node-Selectors', labelEntries(pod.spec?.nodeSelector)),
    ...describeTolerations(pod.spec?.tolerations),
    ...describeTopologySpread(pod),
    ...describeEvents(events, now),
  ];
  return `${alignTabs(escapeTerminal(lines.join('\n')), describeTabwriter)}\n`;
}

function identityLines({ metadata, spec, status }: Pod, timeZone: string): string[] {
  return [
    `Name:\t${metadata?.name ?? ''}`,
    `Namespace:\t${metadata?.namespace ?? ''}`,
    ...optionalLine('Priority', spec?.priority),
    ...optionalLine('Priority Class Name', spec?.priorityClassName),
    ...optionalLine('Runtime Class Name', spec?.runtimeClassName),
    ...optionalLine('Service Account', spec?.serviceAccountName),
    `Node:\t${spec?.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ''}` : '<none>'}`,
    ...(status?.startTime ? [`Start Time:\t${rfc1123z(status.startTime, timeZone)}`] : []),
    ...multiline('Labels', labelEntries(metadata?.labels)),
    ...multiline('Annotations', annotationEntries(metadata?.annotations)),
  ];
}

function stateLines({ metadata, spec, status }: Pod, now: number): string[] {
  const phase = status?.phase ?? '';
  const isTerminal = phase === 'Failed' || phase === 'Succeeded';
  const phaseLines =
    metadata?.deletionTimestamp && !isTerminal
      ? [
          `Status:\tTerminating (lasts ${age(metadata.deletionTimestamp, now)})`,
          `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`,
        ]
      : [`Status:\t${phase}`];
  return [
    ...phaseLines,
    ...optionalLine('Reason', status?.reason),
    ...optionalLine('Message', status?.message),
    ...describeSeccomp(spec?.securityContext?.seccompProfile, 0),
  ];
}

function networkLines({ metadata, status }: Pod): string[] {
  const ips = status?.podIPs ?? [];
  const controller = metadata?.ownerReferences?.find((owner) => owner.controller);
  return [
    `IP:\t${status?.podIP ?? ''}`,
    ...(ips.length === 0 ? ['IPs:\t<none>'] : ['IPs:', ...ips.map(({ ip }) => `  IP:\t${ip ?? ''}`)]),
    ...(controller ? [`Controlled By:\t${controller.kind}/${controller.name}`] : []),
    ...optionalLine('NominatedNodeName', status?.nominatedNodeName),
  ];
}

function containerLines(pod: Pod, timeZone: string): string[] {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = pod.spec ?? {};
  const { initContainerStatuses, containerStatuses, ephemeralContainerStatuses } = pod.status ?? {};
  const lists = [
    { title: 'Init Containers', containers: initContainers, statuses: initContainerStatuses },
    { title: 'Containers', containers, statuses: containerStatuses },
    { title: 'Ephemeral Containers', containers: ephemeralContainers, statuses: ephemeralContainerStatuses },
  ] as const;
  return lists
    .filter((list) => list.title === 'Containers' || list.containers.length > 0)
    .flatMap((list) => describeContainers(list, pod, timeZone));
}

/** The blank after each cell is kubectl's. */
function conditionLines({ spec, status }: Pod): string[] {
  const conditions = status?.conditions ?? [];
  const gates = (spec?.readinessGates ?? []).map(({ conditionType }) => ({
    type: conditionType,
    status: conditions.find(({ type }) => type === conditionType)?.status ?? '<none>',
  }));
  return [...conditionTable('Readiness Gates', gates), ...conditionTable('Conditions', conditions)];
}

function conditionTable(title: string, rows: readonly { type: string; status: string }[]): string[] {
  if (rows.length === 0) return [];
  return [`${title}:`, ...indent(1, ['Type\tStatus', ...rows.map((row) => `${row.type} \t${row.status} `)])];
}

function labelEntries(labels: Readonly<Record<string, string>> | undefined): string[] {
  return sortedEntries(labels).map(([key, value]) => `${key}=${value}`);
}

function annotationEntries(annotations: Readonly<Record<string, string>> | undefined): string[] {
  return sortedEntries(annotations)
    .filter(([key]) => key !== HIDDEN_ANNOTATION)
    .flatMap(([key, raw]) => {
      const value = raw.replace(/\n$/, '');
      const isLong = byteLength(key) + byteLength(value) + 2 > MAX_ANNOTATION_BYTES || value.includes('\n');
      if (!isLong) return [`${key}: ${value}`];
      return [`${key}:`, ...value.split('\n').map((line) => `  ${shorten(line, MAX_ANNOTATION_BYTES - 2)}`)];
    });
}

/** Go would cut through a character; this ends before it. */
function shorten(text: string, maxBytes: number): string {
  return byteLength(text) > maxBytes ? `${truncateUtf8(text, maxBytes)}...` : text;
}
