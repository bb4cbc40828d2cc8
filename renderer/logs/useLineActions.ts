// What can be done with one line, by its menu and beside its text.

import { useMemo } from 'react';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import type { LogQuery } from './logQuery.ts';
import { timedText } from './logText.ts';
import type { LogLineRow } from './useLineCursor.ts';
import type { LogMarks } from './useLogMarks.ts';

export interface LineActions {
  readonly copy: (row: LogLineRow) => void;
  readonly copyTimed: (row: LogLineRow) => void;
  readonly copyText: (text: string) => void;
  /** Shows only lines that contain this text, or only those that do not. */
  readonly filterBy: (text: string, mode: 'filter' | 'inverse') => void;
  readonly mark: (row: LogLineRow) => void;
}

export function useLineActions(change: (part: Partial<LogQuery>) => void, marks: LogMarks): LineActions {
  const host = useHost();
  const { above } = marks;
  return useMemo(() => {
    const copyText = (text: string) => void host.writeClipboard(text);
    return {
      copy: ({ text }) => copyText(stripAnsi(text)),
      copyTimed: (row) => copyText(timedText(row)),
      copyText,
      filterBy: (text, mode) => change({ text, mode, isRegex: false, matchCase: true, wholeWord: false }),
      mark: ({ time }) => above(time),
    };
  }, [host, change, above]);
}
