// What a log is asked for: containers, lives, levels, range, and the word that is searched for or filtered by.

import { useCallback, useMemo, useState } from 'react';
import { systemClock } from '../../electron/common/clock.ts';
import type {
  LogFilter,
  LogLevel,
  LogPattern,
  LogRange,
  LogRun,
} from '../../electron/common/contract/logs.ts';
import { type LogRangeId, logRange } from './logRanges.ts';
import { chosenRuns, type RunChoice } from './runChoice.ts';

export const searchModes = ['highlight', 'filter', 'context', 'inverse'] as const;
export type SearchMode = (typeof searchModes)[number];

/** Rows around a match in the mode `context`. */
const CONTEXT_ROWS = 3;
/** Before anybody has picked a time. */
const HOUR_MS = 3_600_000;

/** What shows every line of the range. */
export const wholeLog = { containers: undefined, runs: 'all', levels: undefined, mode: 'highlight' } as const;

export interface LogQuery {
  /** Undefined: all. */
  readonly containers: readonly string[] | undefined;
  readonly runs: RunChoice;
  /** Undefined: all. */
  readonly levels: readonly LogLevel[] | undefined;
  readonly range: LogRangeId;
  /** Of the range `picked`, milliseconds since the epoch. */
  readonly pickedTime: number;
  readonly text: string;
  readonly isRegex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly mode: SearchMode;
}

/** True while no line of the range is left out. */
export function isWhole({ containers, runs, levels, mode, text }: LogQuery): boolean {
  const isSearch = mode === 'highlight' || text === '';
  return isSearch && containers === undefined && runs === 'all' && levels === undefined;
}

export interface LogQueryState {
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  /** Undefined while nothing is searched for. */
  readonly pattern: LogPattern | undefined;
  readonly range: LogRange;
}

export function useLogQuery(containers: readonly string[] | undefined): LogQueryState {
  const [query, setQuery] = useState<LogQuery>(() => ({
    containers,
    runs: 'all',
    levels: undefined,
    range: 'tail',
    pickedTime: systemClock.now() - HOUR_MS,
    text: '',
    isRegex: false,
    matchCase: false,
    wholeWord: false,
    mode: 'highlight',
  }));
  const change = useCallback((part: Partial<LogQuery>) => setQuery((old) => ({ ...old, ...part })), []);
  const { text, isRegex, matchCase, wholeWord } = query;
  const pattern = useMemo(
    () => (text === '' ? undefined : { text, isRegex, matchCase, wholeWord }),
    [text, isRegex, matchCase, wholeWord],
  );
  const { range: rangeId, pickedTime } = query;
  const range = useMemo(() => logRange(rangeId, systemClock.now(), pickedTime), [rangeId, pickedTime]);
  return { query, change, pattern, range };
}

/** The services' part of the query; the same object while it means the same. */
export function useLogFilter(
  query: LogQuery,
  pattern: LogPattern | undefined,
  runs: readonly LogRun[],
): Partial<LogFilter> {
  const ids = chosenRuns(runs, query.runs);
  const { containers, levels, mode } = query;
  const json = JSON.stringify({
    ...(containers === undefined ? {} : { containers }),
    ...(ids === undefined ? {} : { containerIds: ids }),
    ...(levels === undefined ? {} : { levels }),
    ...(pattern === undefined || mode === 'highlight' ? {} : { pattern }),
    ...(mode === 'inverse' ? { isInverse: true } : {}),
    ...(mode === 'context' ? { contextRows: CONTEXT_ROWS } : {}),
  });
  // Runs come with every state; only another meaning may open another view.
  return useMemo((): Partial<LogFilter> => JSON.parse(json), [json]);
}
