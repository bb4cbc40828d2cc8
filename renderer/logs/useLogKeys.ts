// The keys of a log that has the focus. Scrolling is the browser's own; going back ends following.

import type { KeyboardEvent } from 'react';
import { useSettings } from '../state/settingsStore.ts';
import type { LogPrefs } from './logPrefs.ts';
import type { LogQuery } from './logQuery.ts';
import { rangeOfKey } from './logRanges.ts';
import { timeStyles } from './logTime.ts';
import type { LineCursor } from './useLineCursor.ts';

export interface LogKeysOptions {
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly prefs: LogPrefs;
  readonly changePrefs: (part: Partial<LogPrefs>) => void;
  readonly isFollowing: boolean;
  readonly follow: (isFollowing: boolean) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onMark: () => void;
  readonly cursor: LineCursor;
}

const backKeys = new Set(['PageUp', 'Home', 'ArrowUp']);

export function useLogKeys(options: LogKeysOptions): (event: KeyboardEvent) => void {
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lineAct(event, options.cursor);
    if (line !== undefined) {
      event.preventDefault();
      if (event.key !== 'Escape') options.follow(false);
      return line();
    }
    if (backKeys.has(event.key)) return options.follow(false);
    if (event.key === 'End') return options.follow(true);
    const act = hasLetters ? letterAct(event.key, options) : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
}

/** Enter chooses a line; then the arrows move on from it and Escape lets go. */
function lineAct({ key, target }: KeyboardEvent, { row, move, close }: LineCursor): (() => void) | undefined {
  if (!(target instanceof Element && target.getAttribute('role') === 'log')) return undefined;
  if (key === 'Enter' && row === undefined) return () => move(-1);
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowUp':
      return () => move(-1);
    case 'ArrowDown':
      return () => move(1);
    case 'Escape':
      return close;
    default:
      return undefined;
  }
}

function letterAct(key: string, options: LogKeysOptions): (() => void) | undefined {
  const { query, change, prefs, changePrefs, follow } = options;
  const range = rangeOfKey(key);
  if (range !== undefined) return () => change({ range });
  switch (key) {
    case 's':
    case 'S':
      return () => follow(!options.isFollowing);
    case 'w':
      return () => changePrefs({ isWrapped: !prefs.isWrapped });
    case 't': {
      const next = timeStyles[(timeStyles.indexOf(prefs.time) + 1) % timeStyles.length];
      return () => changePrefs({ time: next ?? 'local' });
    }
    case 'm':
      return options.onMark;
    case 'n':
      return () => options.onStep(1);
    case 'N':
      return () => options.onStep(-1);
    case 'p':
      return () => change({ runs: query.runs === 'previous' ? 'all' : 'previous' });
    default:
      return undefined;
  }
}
