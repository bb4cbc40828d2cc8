// The line under the cursor, whole: its time with zone, where it came from, JSON laid out, and what can be done with it.

import { Bookmark, Clock, Copy, Locate, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRun } from '../../electron/common/contract/logs.ts';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './LineDetails.module.css';
import { reachable } from './logBodyProps.ts';
import { timedText } from './logText.ts';
import { zonedTime } from './logTime.ts';
import { jsonLine } from './prettyJson.ts';
import type { LogLineRow } from './useLineCursor.ts';

export interface LineDetailsProps {
  readonly row: LogLineRow;
  readonly run: LogRun | undefined;
  /** Undefined: nothing is filtered out, the line stands among its neighbours. */
  readonly onShowInWhole: (() => void) | undefined;
  readonly onMark: () => void;
  readonly onClose: () => void;
}

export function LineDetails({ row, run, onShowInWhole, onMark, onClose }: LineDetailsProps) {
  const { t } = useTranslation();
  const host = useHost();
  const text = stripAnsi(row.text);
  const json = useMemo(() => jsonLine(text), [text]);
  const from = run && t('logs.line.from', { container: run.container, run: run.attempt, stream: row.stream });
  return (
    <section aria-label={t('logs.line.label')} className={styles.details}>
      <div className={styles.head}>
        <span className={styles.origin}>
          {zonedTime(row.time)} · {from}
          {row.level !== 'unknown' && ` · ${t(`logs.levelNames.${row.level}`)}`}
        </span>
        <IconButton
          label={t('logs.line.close')}
          shortcut="Esc"
          icon={<X size={14} aria-hidden />}
          onPress={onClose}
        />
      </div>
      <div className={styles.actions}>
        <Button
          variant="quiet"
          icon={<Copy size={14} aria-hidden />}
          onPress={() => void host.writeClipboard(text)}
        >
          {t('logs.line.copy')}
        </Button>
        <Button
          variant="quiet"
          icon={<Clock size={14} aria-hidden />}
          onPress={() => void host.writeClipboard(timedText(row))}
        >
          {t('logs.line.copyTimed')}
        </Button>
        <Button variant="quiet" icon={<Bookmark size={14} aria-hidden />} onPress={onMark}>
          {t('logs.line.mark')}
        </Button>
        {onShowInWhole !== undefined && (
          <Button variant="quiet" icon={<Locate size={14} aria-hidden />} onPress={onShowInWhole}>
            {t('logs.line.showInWhole')}
          </Button>
        )}
      </div>
      {/* Focusable, so that keys scroll a long line. */}
      <pre className={styles.text} role="region" aria-label={t('logs.line.text')} {...reachable}>
        {json === undefined ? text : [json.before, json.pretty].filter(Boolean).join('\n')}
        {row.cutBytes > 0 && `\n${t('logs.cut', { count: row.cutBytes })}`}
      </pre>
    </section>
  );
}
