// What the two bodies of a log have in common: rows of one height by arithmetic, wrapped rows by measuring.

import type { RefObject } from 'react';
import type { LogRow, LogRun } from '../../electron/common/contract/logs.ts';
import type { TimeStyle } from './logTime.ts';
import type { LogWindow } from './logWindow.ts';

export interface LogBodyProps {
  readonly label: string;
  readonly window: LogWindow;
  readonly runs: readonly LogRun[];
  readonly time: TimeStyle;
  readonly regex: RegExp | undefined;
  readonly isFollowing: boolean;
  readonly onFollow: (isFollowing: boolean) => void;
  /** The match that is shown. */
  readonly currentPosition: number | undefined;
  /** Positions above which the user drew a rule. */
  readonly marks: ReadonlySet<number>;
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

/** What scrolls must be reachable by the keyboard. */
export const reachable = { tabIndex: 0 } as const;
