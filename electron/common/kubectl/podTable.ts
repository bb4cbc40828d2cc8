// The text of `kubectl get pods` with its -o wide and -A variants (semantics §4.1, §4.8).

import type { Pod } from '../kubernetes/objects.ts';
import { age, humanDuration } from './humanDuration.ts';
import { conditionIsTrue, podColumns } from './podColumns.ts';
import { alignTabs, tableTabwriter } from './tabwriter.ts';
import { escapeTerminal } from './terminalEscape.ts';

export interface PodTableOptions {
  /** Milliseconds since the epoch; ages count back from here. */
  readonly now: number;
  /** Adds IP, NODE, NOMINATED NODE and READINESS GATES. */
  readonly wide?: boolean;
  /** Adds NAMESPACE in front, as -A does. */
  readonly allNamespaces?: boolean;
}

/** Header and one line per pod in the given order, without a final newline; empty for no pods. */
export function podTable(pods: readonly Pod[], options: PodTableOptions): string {
  if (pods.length === 0) return '';
  const rows = [header(options), ...pods.map((pod) => row(pod, options))];
  return alignTabs(rows.map((cells) => cells.map(cellText).join('\t')).join('\n'), tableTabwriter);
}

/** The RESTARTS cell: `3 (2m11s ago)`, or the bare number where no time is known. */
function restartsText(restarts: number, lastRestartAt: string | undefined, now: number): string {
  if (restarts === 0 || lastRestartAt === undefined) return `${restarts}`;
  return `${restarts} (${humanDuration(now - Date.parse(lastRestartAt))} ago)`;
}

function header({ wide, allNamespaces }: PodTableOptions): string[] {
  return [
    ...(allNamespaces ? ['NAMESPACE'] : []),
    'NAME',
    'READY',
    'STATUS',
    'RESTARTS',
    'AGE',
    ...(wide ? ['IP', 'NODE', 'NOMINATED NODE', 'READINESS GATES'] : []),
  ];
}

function row(pod: Pod, { now, wide, allNamespaces }: PodTableOptions): string[] {
  const columns = podColumns(pod);
  return [
    ...(allNamespaces ? [pod.metadata?.namespace ?? ''] : []),
    pod.metadata?.name ?? '',
    `${columns.ready}/${columns.total}`,
    columns.status,
    restartsText(columns.restarts, columns.lastRestartAt, now),
    age(pod.metadata?.creationTimestamp, now),
    ...(wide ? wideCells(pod) : []),
  ];
}

function wideCells(pod: Pod): string[] {
  return [
    pod.status?.podIPs?.[0]?.ip || '<none>',
    pod.spec?.nodeName || '<none>',
    pod.status?.nominatedNodeName || '<none>',
    readinessGates(pod),
  ];
}

function readinessGates(pod: Pod): string {
  const gates = pod.spec?.readinessGates ?? [];
  if (gates.length === 0) return '<none>';
  const met = gates.filter((gate) => conditionIsTrue(pod, gate.conditionType));
  return `${met.length}/${gates.length}`;
}

/** A cell is one line: kubectl cuts at the first line break and says so. */
function cellText(text: string): string {
  const end = text.search(/[\n\r\f]/);
  return escapeTerminal(end === -1 ? text : `${text.slice(0, end)}...`);
}
