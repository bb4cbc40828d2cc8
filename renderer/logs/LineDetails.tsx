// The line under the cursor, whole: its time with zone, where it came from, JSON laid out, and what can be done with it.

import { Bookmark, CalendarClock, Clock, Copy, ListFilter, Locate, X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLineRow, LogRun } from '../../electron/common/contract/logs.ts';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { JsonText } from './JsonText.tsx';
import styles from './LineDetails.module.css';
import { reachable } from './logBodyProps.ts';
import { zonedTime } from './logTime.ts';
import { type JsonLine, jsonLine } from './prettyJson.ts';
import { shortValue } from './shortValue.ts';
import type { LineActions } from './useLineActions.ts';

export interface LineDetailsProps {
  readonly row: LogLineRow;
  readonly run: LogRun | undefined;
  readonly actions: LineActions;
  /** Undefined: nothing is filtered out, the line stands among its neighbours. */
  readonly onShowInWhole: ((row: LogLineRow) => void) | undefined;
  readonly onClose: () => void;
}

export function LineDetails({ row, run, actions, onShowInWhole, onClose }: LineDetailsProps) {
  const { t } = useTranslation();
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
      <LineButtons row={row} json={json} actions={actions} onShowInWhole={onShowInWhole} />
      {/* Focusable, so that keys scroll a long line. */}
      <pre className={styles.text} role="region" aria-label={t('logs.line.text')} {...reachable}>
        {json === undefined ? (
          text
        ) : (
          <JsonText json={json} onValue={(source) => actions.filterBy(source, 'filter')} />
        )}
        {row.cutBytes > 0 && `\n${t('logs.cut', { count: row.cutBytes })}`}
      </pre>
    </section>
  );
}

interface LineButtonsProps extends Pick<LineDetailsProps, 'row' | 'actions' | 'onShowInWhole'> {
  readonly json: JsonLine | undefined;
}

function LineButtons({ row, json, actions, onShowInWhole }: LineButtonsProps) {
  const { t } = useTranslation();
  const onEvents = actions.showEvents(row);
  return (
    <div className={styles.actions}>
      <Button variant="quiet" icon={<Copy size={14} aria-hidden />} onPress={() => actions.copy(row)}>
        {t('logs.line.copy')}
      </Button>
      <Button variant="quiet" icon={<Clock size={14} aria-hidden />} onPress={() => actions.copyTimed(row)}>
        {t('logs.line.copyTimed')}
      </Button>
      <Button variant="quiet" icon={<Bookmark size={14} aria-hidden />} onPress={() => actions.mark(row)}>
        {t('logs.line.mark')}
      </Button>
      {json !== undefined && <ValueMenu json={json} actions={actions} />}
      {onShowInWhole !== undefined && (
        <Button variant="quiet" icon={<Locate size={14} aria-hidden />} onPress={() => onShowInWhole(row)}>
          {t('logs.line.showInWhole')}
        </Button>
      )}
      {onEvents !== undefined && (
        <Button variant="quiet" icon={<CalendarClock size={14} aria-hidden />} onPress={onEvents}>
          {t('logs.line.showEvents')}
        </Button>
      )}
    </div>
  );
}

/** The values of the JSON by keyboard; the mouse takes them where they stand. */
function ValueMenu({ json, actions }: { readonly json: JsonLine; readonly actions: LineActions }) {
  const { t } = useTranslation();
  const sources = [...new Set(json.parts.flatMap(({ source }) => source ?? []))];
  const group = (id: 'filter' | 'inverse', title: string) => ({
    id,
    title,
    items: sources.map((source) => ({
      id: `${id} ${source}`,
      label: shortValue(source),
      onAction: () => actions.filterBy(source, id),
    })),
  });
  if (sources.length === 0) return null;
  return (
    <MenuButton
      label={t('logs.line.byValue')}
      groups={[group('filter', t('logs.line.byValue')), group('inverse', t('logs.line.excludeValue'))]}
    >
      <Button variant="quiet" icon={<ListFilter size={14} aria-hidden />}>
        {t('logs.line.byValue')}
      </Button>
    </MenuButton>
  );
}
