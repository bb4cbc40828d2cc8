// What can be done with one line, by its menu and beside its text.

import { useMemo } from 'react';
import type { LogLineRow, LogRun } from '../../electron/common/contract/logs.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';
import { podMoment } from '../app/podMoment.ts';
import { navigate } from '../app/useRoute.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import type { LogQuery } from './logQuery.ts';
import { timedText } from './logText.ts';
import type { LogMarks } from './useLogMarks.ts';

export interface LineActions {
  readonly copy: (row: LogLineRow) => void;
  readonly copyTimed: (row: LogLineRow) => void;
  readonly copyText: (text: string) => void;
  /** Shows only lines that contain this text, or only those that do not. */
  readonly filterBy: (text: string, mode: 'filter' | 'inverse') => void;
  readonly mark: (row: LogLineRow) => void;
  /** Undefined: the pod of this line is gone. */
  readonly showEvents: (row: LogLineRow) => (() => void) | undefined;
}

export interface LineActionsOptions {
  readonly change: (part: Partial<LogQuery>) => void;
  readonly marks: LogMarks;
  /** Those that exist. */
  readonly pods: readonly PodObject[];
  readonly runs: readonly LogRun[];
}

export function useLineActions({ change, marks, pods, runs }: LineActionsOptions): LineActions {
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
      showEvents: ({ time, run }) => {
        const uid = runs[run]?.podUid;
        const pod = pods.find(({ metadata }) => metadata.uid === uid);
        return pod && (() => navigate(podMoment(pod.metadata, 'events', time)));
      },
    };
  }, [host, change, above, pods, runs]);
}
