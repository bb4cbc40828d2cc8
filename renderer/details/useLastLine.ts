// The last line that a container wrote, for as long as somebody looks at it.

import { useEffect, useState } from 'react';
import type { LogRow } from '../../electron/common/contract/logs.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { ansiSpans } from '../logs/ansiSpans.ts';
import { followStream } from '../rpc/followStream.ts';
import { useApi, useConnection } from '../rpc/RpcProvider.tsx';

/** Programs end their output with empty lines; further up than this nobody would call it the last one. */
const TAIL_LINES = 5;

/** Without colours; empty while there is none. */
export function useLastLine({ namespace, name }: PodRef, containerId: string): string {
  const connection = useConnection();
  const api = useApi();
  const [line, setLine] = useState('');
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let seen = 0;
    void followStream(
      connection,
      {
        open: (current) =>
          current.logs.open(
            {
              pods: [{ namespace, name }],
              range: { by: 'tail', lines: TAIL_LINES },
              filter: { containerIds: [containerId] },
            },
            { signal },
          ),
        onItem: ({ viewId, first, end }) => {
          if (end === seen) return;
          seen = end;
          const from = Math.max(first, end - TAIL_LINES - 1);
          void api.logs
            .lines({ viewId, from, count: end - from }, { signal })
            .then(({ rows }) => setLine(lastLine(rows)))
            .catch(() => setLine(''));
        },
        onStatus: () => undefined,
      },
      signal,
    );
    return () => abort.abort();
  }, [connection, api, namespace, name, containerId]);
  return line;
}

function lastLine(rows: readonly LogRow[]): string {
  const texts = rows.map((row) =>
    row.kind === 'line'
      ? ansiSpans(row.text)
          .map(({ text }) => text)
          .join('')
          .trim()
      : '',
  );
  return texts.findLast((text) => text !== '') ?? '';
}
