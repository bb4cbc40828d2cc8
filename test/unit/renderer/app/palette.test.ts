// The palette's choice: words in any order, prefixes for kinds, key-only commands left out; and the pull figures.

import { describe, expect, it, vi } from 'vitest';
import type { Command } from '../../../../renderer/app/commands.ts';
import { type PaletteSources, paletteItems } from '../../../../renderer/app/paletteItems.ts';
import { pullProgress } from '../../../../renderer/app/pullProgress.ts';
import { podRow } from '../../../../renderer/pods/podRow.ts';
import { demoPods, makePod } from '../../../fakes/demo/demoPods.ts';

const rows = demoPods(0).map((pod, index) => podRow(makePod(pod, index, 0)));
const command = (id: string, title: string, part: Partial<Command> = {}): Command => ({
  id,
  title,
  group: 'go',
  chords: [],
  run: vi.fn(),
  ...part,
});
const sources: PaletteSources = {
  commands: [
    command('go.events', 'Events', { chords: ['Mod+2'] }),
    command('theme.dark', 'Theme: dark', { group: 'settings' }),
    command('nextRegion', 'Next region', { isKeyOnly: true }),
  ],
  rows,
  namespaces: ['default', 'dev'],
  openPod: vi.fn(),
  showNamespaces: vi.fn(),
  filterBy: vi.fn(),
  logsTitle: (name) => `Logs ${name}`,
  retained: [{ namespace: 'default', name: 'bygone' }],
  openRetained: () => undefined,
  retainedTitle: (name) => `Logs ${name} (gone)`,
  restorable: [
    {
      uid: 'gone',
      namespace: 'default',
      name: 'bygone',
      deletedAt: '2026-01-01T00:00:00Z',
      images: ['nginx'],
    },
  ],
  restore: vi.fn(),
  restoreTitle: (name) => `Restore ${name}`,
  openTerminal: vi.fn(),
  terminalTitle: (where, kind) => `${kind} ${where}`,
  forwardPort: vi.fn(),
  forwardTitle: (name) => `Forward ${name}`,
  openable: [{ target: 'web-1:80', address: 'http://127.0.0.1:8888', open: vi.fn() }],
  openTitle: (target) => `Browse ${target}`,
  deleteRows: vi.fn(),
  deleteTitle: (label, count) => `Delete ${count} labelled ${label}`,
  namespaceTitle: (namespace) => `Show ${namespace ?? 'all'}`,
};
const titles = (query: string) => paletteItems(query, sources).map(({ title }) => title);

describe('the palette', () => {
  it('finds a pod by its name and namespace in any order', () => {
    expect(titles('test web-1').slice(0, 2)).toEqual(['web-1', 'Logs web-1']);
  });

  it('puts the pod of that name before those whose status says the word', () => {
    const [pod] = rows;
    if (pod === undefined) throw new Error('no rows');
    const named = { ...pod, uid: 'named', name: 'running' };
    const found = paletteItems('running', { ...sources, rows: [...rows, named] });
    expect(found[0]).toMatchObject({ title: 'running' });
    expect(found.length).toBeGreaterThan(3);
  });

  it('shows the commands below a few pods before anything is typed', () => {
    const first = titles('');
    expect(first.slice(0, 1)).toEqual([rows[0]?.name]);
    expect(first).toContain('Events');
    expect(first).not.toContain(rows.at(-1)?.name);
  });

  it('brings a deleted pod back', () => {
    expect(titles('restore by')).toEqual(['Restore bygone']);
  });

  it('opens a shell or a Watch in each container that runs', () => {
    expect(titles('exec web-1/')).toContain('exec web-1/nginx');
    expect(titles('attach web-1/log-agent')).toEqual(['attach web-1/log-agent']);
    expect(titles('exec web-1/missing')).toEqual([]);
  });

  it('forwards a port of any pod, and opens what is forwarded', () => {
    expect(titles('forward web-1')).toContain('Forward web-1');
    expect(paletteItems('browse web-1', sources)).toMatchObject([
      { title: 'Browse web-1:80', note: 'http://127.0.0.1:8888' },
    ]);
  });

  it('finds commands and prints their shortcut', () => {
    expect(paletteItems('events', sources)).toMatchObject([{ title: 'Events', chord: 'Mod+2' }]);
  });

  it('offers no command that makes sense only as a key', () => {
    expect(titles('region')).toEqual([]);
  });

  it('narrows to commands, containers, labels and k9s commands by prefix', () => {
    expect(titles('>dark')).toEqual(['Theme: dark']);
    expect(titles('@tomcat')).toEqual(['javaweb-2 / tomcat']);
    expect(titles('#app=api')).toEqual(['app=api']);
    expect(titles(':ns dev')).toEqual(['ns dev']);
    expect(titles(':events')).toEqual(['events']);
  });

  it('offers to delete by label to who types the verb, and to nobody else', () => {
    expect(titles('del app=api')).toEqual(['Delete 1 labelled app=api']);
    expect(titles('labelled app=api')).toEqual([]);
    paletteItems('delete app=api', sources)[0]?.run();
    expect(sources.deleteRows).toHaveBeenCalledWith([expect.objectContaining({ name: 'api-7' })]);
  });

  it('finds the logs of pods that were deleted a short time ago', () => {
    expect(paletteItems('logs bygone', sources).map(({ title }) => title)).toEqual(['Logs bygone (gone)']);
  });

  it('offers no deletion where nothing may be deleted', () => {
    expect(paletteItems('delete', { ...sources, deleteRows: undefined })).toEqual([]);
  });

  it('shows the namespace that was chosen', () => {
    paletteItems(':ns dev', sources)[0]?.run();
    expect(sources.showNamespaces).toHaveBeenCalledWith(['dev']);
  });
});

describe('pullProgress', () => {
  const pull = (layers: { currentBytes: number; totalBytes: number }[]) => ({
    id: '1',
    image: 'nginx',
    podUids: [],
    state: 'pulling' as const,
    startedAt: '',
    layers: layers.map((layer, index) => ({ id: `${index}`, status: '', ...layer })),
  });

  it('is unknown until a layer has said its size', () => {
    expect(pullProgress([pull([{ currentBytes: 0, totalBytes: 0 }])]).fraction).toBeUndefined();
  });

  it('adds up layers and never passes the whole', () => {
    const layers = [
      { currentBytes: 6e6, totalBytes: 4e6 },
      { currentBytes: 0, totalBytes: 4e6 },
    ];
    expect(pullProgress([pull(layers)])).toEqual({ fraction: 0.5, text: '4.0 / 8.0 MB' });
  });
});
