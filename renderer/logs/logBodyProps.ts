// What the two bodies of a log have in common: rows of one height by arithmetic, wrapped rows by measuring.

import type { RefObject } from 'react';
import type { LogRow, LogRun } from '../../electron/common/contract/logs.ts';
import type { JsonColumn } from './jsonColumns.ts';
import type { LogLineProps } from './LogLine.tsx';
import type { JsonStyle } from './logPrefs.ts';
import type { TimeStyle } from './logTime.ts';
import type { LogWindow, WindowSnapshot } from './logWindow.ts';

/** Height of a row of one line: 20 px at the default text size. */
export const ROW_REM = 1.25;

export interface LogBodyProps {
  readonly label: string;
  readonly window: LogWindow;
  readonly runs: readonly LogRun[];
  readonly time: TimeStyle;
  readonly regex: RegExp | undefined;
  readonly json: JsonStyle;
  readonly columns: readonly JsonColumn[] | undefined;
  readonly isFollowing: boolean;
  readonly onFollow: (isFollowing: boolean) => void;
  /** The match that is shown. */
  readonly currentPosition: number | undefined;
  /** The line that is looked at closely. */
  readonly chosenPosition: number | undefined;
  /** Times at which the user drew a rule, milliseconds since the epoch. */
  readonly marks: readonly number[];
  /** The container's name and colour, for rows of several containers. */
  readonly nameOf: (row: LogRow) => string | undefined;
  readonly colourOf: (row: LogRow) => number;
  readonly handle: RefObject<LogBodyHandle | null>;
}

export interface LogBodyHandle {
  focus(): void;
  /** Brings a row to the middle of the screen. */
  reveal(position: number): void;
  /** The positions on screen. */
  visible(): readonly [number, number];
}

interface RowMarks {
  readonly isAbove: boolean;
  /** Of the last row: the rule that the next one will come after. */
  readonly isBelow: boolean;
}

/** The user's rules beside the row at `position`. */
export function marksAt(
  marks: readonly number[],
  { rows, end }: Pick<WindowSnapshot, 'rows' | 'end'>,
  position: number,
): RowMarks {
  const before = rows.get(position - 1)?.time ?? Number.POSITIVE_INFINITY;
  const time = rows.get(position)?.time ?? 0;
  return {
    isAbove: marks.some((mark) => before <= mark && mark < time),
    isBelow: position === end - 1 && marks.some((mark) => mark >= time),
  };
}

/** What the line at `position` is drawn from; relative times count from `origin`. */
export function lineProps(
  props: LogBodyProps,
  shown: Pick<WindowSnapshot, 'rows' | 'end'>,
  position: number,
  origin: number,
): LogLineProps {
  const row = shown.rows.get(position);
  const marks = marksAt(props.marks, shown, position);
  return {
    row,
    run: row && props.runs[row.run],
    name: row && props.nameOf(row),
    colour: row ? props.colourOf(row) : 1,
    time: props.time,
    // Alike for every other style, so that a line is not drawn again when the first one changes.
    origin: props.time === 'relative' ? origin : 0,
    regex: props.regex,
    json: props.json,
    columns: props.columns,
    isCurrent: position === props.currentPosition,
    isChosen: position === props.chosenPosition,
    isMarkedAbove: marks.isAbove,
    isMarkedBelow: marks.isBelow,
  };
}

/** A click on a row chooses it, unless it ended a selection of text. */
export function chooseClicked(target: EventTarget, onChoose: (position: number) => void): void {
  const row = target instanceof Element ? target.closest('[data-position]') : null;
  const position = row?.getAttribute('data-position');
  if (position && getSelection()?.isCollapsed !== false) onChoose(Number(position));
}

/** What scrolls must be reachable by the keyboard. */
export const reachable = { tabIndex: 0 } as const;
