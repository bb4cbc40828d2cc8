// What a pane says of its session, and what it offers; nothing is ever offered as running that is not.

import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Terminal, TerminalState } from '../../../../electron/common/contract/terminals.ts';
import { i18n, startI18n } from '../../../../renderer/i18n/i18n.ts';
import { reducePods } from '../../../../renderer/state/podsStore.ts';
import { reduceTerminals } from '../../../../renderer/state/terminalsStore.ts';
import { lostPlace } from '../../../../renderer/terminal/lostPlace.ts';
import { paneState } from '../../../../renderer/terminal/paneState.ts';
import { paneTitle, specTitle } from '../../../../renderer/terminal/paneTitle.ts';
import { panelPanes } from '../../../../renderer/terminal/terminalActions.ts';
import { specOf } from '../../../../renderer/terminal/terminalSpec.ts';
import { demoPods, makePod } from '../../../fakes/demo/demoPods.ts';

await startI18n('en');
const t: TFunction = i18n.t;
const pod = { namespace: 'default', name: 'web' };
const session = (state: TerminalState, change: Partial<Terminal> = {}): Terminal => ({
  id: 's1',
  kind: 'exec',
  title: '',
  pod: { ...pod, uid: 'u', container: 'app' },
  command: [],
  dockerCommand: '',
  tty: true,
  input: 'always',
  stdinOnce: false,
  state,
  createdAt: '',
  ...change,
});
const live = { phase: 'linked', link: { phase: 'live' } } as const;

describe('the state of a pane', () => {
  it('is live while the process runs and the connection stands', () => {
    const state = paneState(live, session({ phase: 'running' }), t);
    expect(state.text).toBe('Live');
    expect(state.ending).toBeUndefined();
  });

  it('tells the exit code and offers Reconnect', () => {
    const state = paneState(live, session({ phase: 'exited', exitCode: 3, at: '' }), t);
    expect(state).toMatchObject({ text: 'Exited (3)', kind: 'error', again: 'reconnect' });
  });

  it('offers to reconnect what ended with the app, having run nothing', () => {
    const state = paneState({ phase: 'idle' }, undefined, t);
    expect(state).toMatchObject({ again: 'reconnect', ending: expect.stringContaining('Nothing was run') });
  });

  it('waits for the connection without offering anything', () => {
    const stale = { phase: 'linked', link: { phase: 'stale', message: 'lost' } } as const;
    const state = paneState(stale, session({ phase: 'running' }), t);
    expect(state.text).toBe('Reconnecting');
    expect(state.again).toBeUndefined();
  });

  it('says why nothing was started', () => {
    const failed = { phase: 'failed', message: 'No such user.', details: 'oci' } as const;
    expect(paneState(failed, undefined, t)).toMatchObject({ ending: 'No such user.', again: 'tryAgain' });
  });
});

describe('the place of a terminal whose process has ended', () => {
  const NOW = Date.parse('2026-03-01T12:00:00Z');
  const [first] = demoPods(NOW).map((demo, index) => makePod(demo, index, NOW));
  if (first === undefined) throw new Error('no demo pods');
  const { name, uid, namespace } = first.metadata;
  const startedAt = '2026-03-01T11:00:00Z';
  const status = { name: 'app', image: '', imageID: '', ready: true, restartCount: 0 };
  const list = (state: object, change: object = {}) => {
    const web = {
      ...first,
      metadata: { ...first.metadata, ...change },
      spec: { ...first.spec, containers: [{ name: 'app', image: 'busybox' }] },
      status: { ...first.status, containerStatuses: [{ ...status, state }] },
    };
    const empty = { byUid: new Map(), isLoaded: false, updatedAt: 0 };
    return reducePods(empty, [{ type: 'snapshot', revision: 1, pods: [web] }], NOW);
  };
  const ended = session(
    { phase: 'exited', exitCode: 137, at: '' },
    { pod: { namespace, name, uid, container: 'app' }, createdAt: '2026-03-01T11:30:00.000Z' },
  );

  it('is told where the pod or the container is gone', () => {
    const running = { running: { startedAt } };
    expect(lostPlace(ended, list(running))).toBeUndefined();
    expect(lostPlace(ended, list(running, { uid: 'next' }))).toBe('pod');
    expect(lostPlace(ended, list(running, { deletionTimestamp: startedAt }))).toBe('deleting');
    expect(lostPlace(ended, list({ terminated: { exitCode: 137 } }))).toBe('container');
    expect(lostPlace(ended, list({ running: { startedAt: '2026-03-01T11:40:00Z' } }))).toBe('restarted');
    expect(paneState(live, ended, t, 'pod').details).toBe(`Pod ${name} has been deleted.`);
  });

  it('is not told of while the pods are not known', () => {
    expect(lostPlace(ended, { byUid: new Map(), isLoaded: false, updatedAt: 0 })).toBeUndefined();
  });
});

describe('the title of a pane', () => {
  const spec = { kind: 'exec', pod, container: 'app' } as const;

  it('names the kind and the place, a command by its program', () => {
    expect(specTitle(spec, t)).toBe('Shell web/app');
    expect(specTitle({ ...spec, command: ['/usr/bin/top', '-d1'] }, t)).toBe('top web/app');
    expect(specTitle({ kind: 'attach', pod, container: 'app' }, t)).toBe('Watch web/app');
  });

  it('is what the user has called it', () => {
    const named = session({ phase: 'running' }, { title: 'database' });
    expect(paneTitle({ id: 'p', spec }, named, t)).toBe('database');
    expect(paneTitle({ id: 'p', spec, title: 'kept' }, undefined, t)).toBe('kept');
  });
});

describe('the terminals of a pod’s panel', () => {
  it('are those that are not in the dock, those of other pages included, each once', () => {
    const spec = specOf(session({ phase: 'running' }));
    const panes = new Map(
      ['docked', 'own'].map((id) => [id, { id, spec, terminalId: `session-${id}` }] as const),
    );
    const sessions = reduceTerminals({ byId: new Map(), hostShell: 'off', isLoaded: false }, [
      {
        type: 'snapshot',
        hostShell: 'off',
        terminals: ['session-docked', 'session-own', 'foreign'].map((id) =>
          session({ phase: 'running' }, { id }),
        ),
      },
    ]).byId;
    const here = panelPanes(pod, panes, sessions, (id) => id === 'docked');
    expect(here.map(({ id }) => id)).toEqual(['foreign', 'own']);
    expect(panelPanes({ ...pod, name: 'other' }, panes, sessions, () => false)).toEqual([]);
  });
});
