// Everything a log can be asked for, in two rows: what is read and how it is shown, and what is searched in it.

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { ContainerMenu } from './ContainerMenu.tsx';
import { DisplayMenu } from './DisplayMenu.tsx';
import { LogMenu, type LogMenuProps } from './LogMenu.tsx';
import { LogSearchBox, type LogSearchBoxProps } from './LogSearchBox.tsx';
import styles from './Logs.module.css';
import type { LogContainer } from './logContainers.ts';
import type { LogPrefs } from './logPrefs.ts';
import { logRangeIds } from './logRanges.ts';
import { runChoices } from './runChoice.ts';
import type { JsonColumns } from './useJsonColumns.ts';

export interface LogToolbarProps extends LogSearchBoxProps {
  readonly prefs: LogPrefs;
  readonly changePrefs: (part: Partial<LogPrefs>) => void;
  readonly columns: JsonColumns;
  readonly isFollowing: boolean;
  readonly onFollow: (isFollowing: boolean) => void;
  readonly hasPrevious: boolean;
  readonly containers: readonly LogContainer[];
  /** Must keep its identity while it means the same. */
  readonly menu: LogMenuProps;
}

/** Drawn again only when something in it changes: its controls cost more than the lines. */
export const LogToolbar = memo(function LogToolbar(props: LogToolbarProps) {
  const { query, change, prefs, changePrefs, columns, search } = props;
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('logs.toolbar')} className={styles.toolbar}>
      <ContainerMenu
        containers={props.containers}
        chosen={query.containers}
        onChange={(containers) => change({ containers })}
      />
      <Switch isSelected={props.isFollowing} onChange={props.onFollow}>
        {t('logs.follow')}
      </Switch>
      <Select
        label={t('logs.range')}
        isLabelHidden
        value={query.range}
        options={logRangeIds.map((id) => ({ id, label: t(`logs.ranges.${id}`) }))}
        onChange={(range) => change({ range })}
      />
      {(props.hasPrevious || query.runs !== 'all') && (
        <Select
          label={t('logs.runs')}
          isLabelHidden
          value={query.runs}
          options={runChoices.map((id) => ({ id, label: t(`logs.runChoices.${id}`) }))}
          onChange={(runs) => change({ runs })}
        />
      )}
      <div className={styles.tools}>
        <DisplayMenu {...{ query, change, prefs, changePrefs, columns }} />
        <LogMenu {...props.menu} />
      </div>
      <LogSearchBox {...{ query, change, search }} onStep={props.onStep} body={props.body} />
      {search.error !== undefined && <span className={styles.error}>{search.error}</span>}
    </div>
  );
});
