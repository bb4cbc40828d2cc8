// A log as text for the clipboard and as files: what is on screen, what passes the filter, or everything.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFormat } from '../../electron/common/contract/logs.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi, useHost } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import type { LogCounts, LogView } from './logCounts.ts';
import { linesText } from './logText.ts';
import { saveBytes } from './saveBytes.ts';

/** More is for a file: a clipboard of this size already takes a second. */
const MAX_COPY_BYTES = 10 * 1024 * 1024;

export interface LogFiles {
  readonly copyView: () => void;
  readonly saveView: (format: LogFormat) => void;
  readonly saveArchive: () => void;
  readonly saveRun: (run: number) => void;
  readonly lastLines: (count: number) => Promise<string>;
}

/** Undefined until the log is open. */
export function useLogFiles(
  name: string,
  view: LogView | undefined,
  counts: LogCounts,
): LogFiles | undefined {
  const { t } = useTranslation();
  const api = useApi();
  const host = useHost();
  return useMemo(() => {
    if (view === undefined) return undefined;
    const { viewId, runs } = view;
    const attempt = async (work: () => Promise<void>) => {
      try {
        await work();
      } catch (error) {
        notify({ tone: 'error', text: t('logs.downloadFailed', { message: errorText(error) }) });
      }
    };
    const copyView = async () => {
      const text = await textOf(api.logs.download({ what: 'view', viewId }));
      if (text === undefined) return void notify({ tone: 'error', text: t('logs.tooLongToCopy') });
      await host.writeClipboard(text);
    };
    return {
      copyView: () => void attempt(copyView),
      saveView: (format) => {
        const file = `${name}.${format === 'jsonl' ? 'jsonl' : 'log'}`;
        void attempt(() => saveBytes(file, api.logs.download({ what: 'view', viewId, format })));
      },
      saveArchive: () =>
        void attempt(() => saveBytes(`${name}.zip`, api.logs.download({ what: 'archive', viewId }))),
      saveRun: (run) => {
        const { pod = name, container = '', attempt: number = 0 } = runs[run] ?? {};
        const file = `${pod}-${container}-${number}.log`;
        void attempt(() => saveBytes(file, api.logs.download({ what: 'run', viewId, run })));
      },
      lastLines: async (count) => {
        const { first = 0, end = 0 } = counts.get() ?? {};
        const from = Math.max(first, end - count);
        return linesText((await api.logs.lines({ viewId, from, count })).rows);
      },
    };
  }, [api, host, name, view, counts, t]);
}

/** Undefined: too much. */
async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunks) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_COPY_BYTES) return undefined;
  }
  return text;
}
