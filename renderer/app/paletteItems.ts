// What the palette offers for a query. Pure: prefixes choose the kind (`>` commands, `@` containers, `#` labels,
// `:` k9s commands), every word of the rest must occur in the title.

import type { DeletedPod } from '../../electron/common/contract/deletedPods.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import type { PodRow } from '../pods/podRow.ts';
import { runningContainers } from '../terminal/runningContainers.ts';
import type { ShellOrWatch } from '../terminal/terminalActions.ts';
import type { Command } from './commands.ts';

export type PaletteGroup = 'go' | 'pods' | 'actions' | 'namespaces' | 'settings';

export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  /** Said after the title: a pod's namespace and status. */
  readonly note?: string;
  /** As chords.ts writes it. */
  readonly chord?: string | undefined;
  readonly run: () => void;
}

export interface PaletteSources {
  readonly commands: readonly Command[];
  readonly rows: readonly PodRow[];
  readonly namespaces: readonly string[];
  readonly openPod: (row: PodRow, tab?: string) => void;
  readonly showNamespaces: (namespaces: readonly string[]) => void;
  readonly filterBy: (word: string) => void;
  readonly logsTitle: (name: string) => string;
  /** Deleted pods whose logs can still be read. */
  readonly retained: readonly PodRef[];
  readonly openRetained: (pod: PodRef) => void;
  readonly retainedTitle: (name: string) => string;
  /** Deleted pods that can come back. */
  readonly restorable: readonly DeletedPod[];
  readonly restore: (pod: DeletedPod) => void;
  readonly restoreTitle: (name: string) => string;
  /** Opens a shell or a Watch in a container. */
  readonly openTerminal: (row: PodRow, container: string, kind: ShellOrWatch) => void;
  readonly terminalTitle: (where: string, kind: ShellOrWatch) => string;
  /** Asks which port of the pod, and where it is to listen. */
  readonly forwardPort: (row: PodRow) => void;
  readonly forwardTitle: (name: string) => string;
  /** Forwards that a browser can open. */
  readonly openable: readonly {
    readonly target: string;
    readonly address: string;
    readonly open: () => void;
  }[];
  readonly openTitle: (target: string) => string;
  /** Undefined while nothing may be deleted. */
  readonly deleteRows: ((rows: readonly PodRow[]) => void) | undefined;
  readonly deleteTitle: (label: string, count: number) => string;
  readonly namespaceTitle: (namespace: string | undefined) => string;
}

/** Enough to choose from by eye; typing narrows the rest. */
const MAX_PALETTE_ITEMS = 50;
/** Before anything is typed, so that the commands show below them. */
const MAX_FIRST_PODS = 6;

export function paletteItems(query: string, sources: PaletteSources): readonly PaletteItem[] {
  const prefix = /^[>@#:]/.exec(query)?.[0];
  const words = (prefix === undefined ? query : query.slice(1)).toLowerCase().split(/\s+/).filter(Boolean);
  if (query === '') return firstItems(sources);
  const matches = ({ title, note }: PaletteItem) =>
    words.every((word) => title.toLowerCase().includes(word) || note?.toLowerCase().includes(word));
  const found = candidates(prefix, sources)
    .filter(matches)
    .toSorted((one, other) => rank(one, words) - rank(other, words));
  return [...found, ...deleteItems(words, sources).filter(matches)].slice(0, MAX_PALETTE_ITEMS);
}

/** What stands there before anything is typed: some pods, and all that can be done without one. */
function firstItems(sources: PaletteSources): readonly PaletteItem[] {
  return [
    ...podItems(sources).slice(0, MAX_FIRST_PODS),
    ...commandItems(sources),
    ...namespaceItems(sources),
  ];
}

/** The name itself first, then what begins with it or says it; what only its note says, such as a status, last. */
function rank({ title }: PaletteItem, words: readonly string[]): number {
  const said = title.toLowerCase();
  const query = words.join(' ');
  if (said === query) return 0;
  if (said.startsWith(query)) return 1;
  return words.every((word) => said.includes(word)) ? 2 : 3;
}

function candidates(prefix: string | undefined, sources: PaletteSources): readonly PaletteItem[] {
  switch (prefix) {
    case '>':
      return commandItems(sources);
    case '@':
      return containerItems(sources);
    case '#':
      return labelItems(sources);
    case ':':
      return k9sItems(sources);
    default:
      return [
        ...podItems(sources),
        ...logItems(sources),
        ...retainedItems(sources),
        ...terminalItems(sources),
        ...commandItems(sources),
        ...forwardItems(sources),
        ...namespaceItems(sources),
        ...restoreItems(sources),
      ];
  }
}

function commandItems({ commands }: PaletteSources): readonly PaletteItem[] {
  return commands
    .filter((command) => !command.isKeyOnly)
    .map(({ id, group, title, chords, run }) => ({ id, group, title, chord: chords[0], run }));
}

function podItems({ rows, openPod }: PaletteSources): readonly PaletteItem[] {
  return rows.map((row) => ({
    id: `pod.${row.uid}`,
    group: 'pods',
    title: row.name,
    note: `${row.namespace} · ${row.status}`,
    run: () => openPod(row),
  }));
}

function logItems({ rows, openPod, logsTitle }: PaletteSources): readonly PaletteItem[] {
  return rows.map((row) => ({
    id: `logs.${row.uid}`,
    group: 'actions',
    title: logsTitle(row.name),
    note: row.namespace,
    run: () => openPod(row, 'logs'),
  }));
}

function retainedItems({ retained, openRetained, retainedTitle }: PaletteSources): readonly PaletteItem[] {
  return retained.map((pod) => ({
    id: `retained.${pod.namespace}/${pod.name}`,
    group: 'actions',
    title: retainedTitle(pod.name),
    note: pod.namespace,
    run: () => openRetained(pod),
  }));
}

function restoreItems({ restorable, restore, restoreTitle }: PaletteSources): readonly PaletteItem[] {
  return restorable.map((pod) => ({
    id: `restore.${pod.uid}`,
    group: 'actions',
    title: restoreTitle(pod.name),
    note: pod.namespace,
    run: () => restore(pod),
  }));
}

function terminalItems({ rows, openTerminal, terminalTitle }: PaletteSources): readonly PaletteItem[] {
  const kinds: readonly ShellOrWatch[] = ['exec', 'attach'];
  return rows.flatMap((row) =>
    runningContainers(row.pod).flatMap((container) =>
      kinds.map((kind) => ({
        id: `${kind}.${row.uid}.${container}`,
        group: 'actions' as const,
        title: terminalTitle(`${row.name}/${container}`, kind),
        note: row.namespace,
        run: () => openTerminal(row, container, kind),
      })),
    ),
  );
}

function forwardItems(sources: PaletteSources): readonly PaletteItem[] {
  const { rows, forwardPort, forwardTitle, openable, openTitle } = sources;
  return [
    ...openable.map(
      ({ target, address, open }): PaletteItem => ({
        id: `open.${address}`,
        group: 'actions',
        title: openTitle(target),
        note: address,
        run: open,
      }),
    ),
    ...rows.map(
      (row): PaletteItem => ({
        id: `forward.${row.uid}`,
        group: 'actions',
        title: forwardTitle(row.name),
        note: row.namespace,
        run: () => forwardPort(row),
      }),
    ),
  ];
}

function containerItems({ rows, openPod }: PaletteSources): readonly PaletteItem[] {
  return rows.flatMap((row) =>
    row.containers.map(({ name, isInit }) => ({
      id: `container.${row.uid}.${isInit}.${name}`,
      group: 'pods' as const,
      title: `${row.name} / ${name}`,
      note: row.namespace,
      run: () => openPod(row, 'containers'),
    })),
  );
}

function labelsOf({ pod }: PodRow): readonly string[] {
  return Object.entries(pod.metadata.labels ?? {}).map(([key, value]) => `${key}=${value}`);
}

/** Only for who begins to type the verb: nobody who looks for something else should delete by accident. */
function deleteItems(words: readonly string[], sources: PaletteSources): readonly PaletteItem[] {
  const { rows, deleteRows, deleteTitle } = sources;
  const [verb = ''] = words;
  if (deleteRows === undefined || verb === '') return [];
  return [...new Set(rows.flatMap(labelsOf))]
    .map((label) => {
      const labelled = rows.filter((row) => labelsOf(row).includes(label));
      const title = deleteTitle(label, labelled.length);
      return { id: `delete.${label}`, group: 'actions' as const, title, run: () => deleteRows(labelled) };
    })
    .filter(({ title }) => title.toLowerCase().startsWith(verb));
}

function labelItems({ rows, filterBy }: PaletteSources): readonly PaletteItem[] {
  return [...new Set(rows.flatMap(labelsOf))].map((label) => ({
    id: `label.${label}`,
    group: 'pods',
    title: label,
    run: () => filterBy(`label:${label}`),
  }));
}

function namespaceItems({
  namespaces,
  showNamespaces,
  namespaceTitle,
}: PaletteSources): readonly PaletteItem[] {
  return [undefined, ...namespaces].map((namespace) => ({
    id: `namespace.${namespace ?? ''}`,
    group: 'namespaces',
    title: namespaceTitle(namespace),
    run: () => showNamespaces(namespace === undefined ? [] : [namespace]),
  }));
}

function k9sItems(sources: PaletteSources): readonly PaletteItem[] {
  const go = sources.commands
    .filter(({ group }) => group === 'go')
    .map(
      ({ id, chords, run }): PaletteItem => ({
        id: `k9s.${id}`,
        group: 'go',
        title: id.replace(/^go\./, ''),
        chord: chords[0],
        run,
      }),
    );
  const namespaces = sources.namespaces.map(
    (namespace): PaletteItem => ({
      id: `k9s.ns.${namespace}`,
      group: 'namespaces',
      title: `ns ${namespace}`,
      run: () => sources.showNamespaces([namespace]),
    }),
  );
  return [...go, ...namespaces];
}
