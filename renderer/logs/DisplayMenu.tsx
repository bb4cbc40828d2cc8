// How lines are shown: their levels, their times, long lines, JSON, and which fields of it are columns.

import { SlidersHorizontal } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type LogLevel, logLevels } from '../../electron/common/contract/logs.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { ToggleChip } from '../ui/ToggleChip.tsx';
import styles from './DisplayMenu.module.css';
import logStyles from './Logs.module.css';
import { jsonStyles, type LogPrefs, MAX_CHOSEN_FIELDS } from './logPrefs.ts';
import type { LogQuery } from './logQuery.ts';
import { timeStyles } from './logTime.ts';
import type { JsonColumns } from './useJsonColumns.ts';

export interface DisplayMenuProps {
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly prefs: LogPrefs;
  readonly changePrefs: (part: Partial<LogPrefs>) => void;
  readonly columns: JsonColumns;
}

export function DisplayMenu({ query, change, prefs, changePrefs, columns }: DisplayMenuProps) {
  const { t } = useTranslation();
  return (
    <Popover
      label={t('logs.display')}
      placement="bottom end"
      trigger={
        <IconButton
          label={t('logs.display')}
          isPressed={query.levels !== undefined}
          icon={<SlidersHorizontal size={14} aria-hidden />}
        />
      }
    >
      <div className={styles.options}>
        <LevelChoice chosen={query.levels} onChange={(levels) => change({ levels })} />
        <Select
          label={t('logs.time')}
          value={prefs.time}
          options={timeStyles.map((id) => ({ id, label: t(`logs.timeStyles.${id}`) }))}
          onChange={(time) => changePrefs({ time })}
        />
        <Switch isSelected={prefs.isWrapped} onChange={(isWrapped) => changePrefs({ isWrapped })}>
          {t('logs.wrap')}
        </Switch>
        <Select
          label={t('logs.json.label')}
          value={prefs.json}
          options={jsonStyles.map((id) => ({ id, label: t(`logs.json.styles.${id}`) }))}
          onChange={(json) => changePrefs({ json })}
        />
        {columns.shown !== undefined && (
          <FieldChoice
            fields={prefs.fields}
            columns={columns}
            onChange={(fields) => changePrefs({ fields })}
          />
        )}
      </div>
    </Popover>
  );
}

interface LevelChoiceProps {
  /** Undefined: all. */
  readonly chosen: readonly LogLevel[] | undefined;
  readonly onChange: (chosen: readonly LogLevel[] | undefined) => void;
}

function LevelChoice({ chosen = logLevels, onChange }: LevelChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  const choose = (level: LogLevel, isSelected: boolean) => {
    const next = logLevels.filter((other) => (other === level ? isSelected : chosen.includes(other)));
    onChange(next.length === logLevels.length ? undefined : next);
  };
  return (
    <div role="group" aria-labelledby={id} className={styles.levels}>
      <span id={id} className={styles.caption}>
        {t('logs.levels')}
      </span>
      {logLevels.map((level) => (
        <ToggleChip
          key={level}
          isSelected={chosen.includes(level)}
          onChange={(isSelected) => choose(level, isSelected)}
        >
          {t(`logs.levelNames.${level}`)}
        </ToggleChip>
      ))}
    </div>
  );
}

interface FieldChoiceProps {
  readonly fields: readonly string[];
  readonly columns: JsonColumns;
  readonly onChange: (fields: string[]) => void;
}

function FieldChoice({ fields, columns: { seen, shown = [] }, onChange }: FieldChoiceProps) {
  const { t } = useTranslation();
  if (seen.length === 0) return <p className={logStyles.note}>{t('logs.columns.none')}</p>;
  const ofThisLog = new Set(seen.map(({ field }) => field));
  const isShown = new Set(shown.map(({ field }) => field));
  const choose = (chosen: string, isSelected: boolean) => {
    const others = fields.filter((field) => !ofThisLog.has(field));
    const mine = [...ofThisLog].filter((field) => (field === chosen ? isSelected : isShown.has(field)));
    onChange([...others, ...mine].slice(-MAX_CHOSEN_FIELDS));
  };
  return (
    <div role="group" aria-label={t('logs.columns.label')} className={styles.fields}>
      {seen.map(({ field }) => (
        <Checkbox
          key={field}
          isSelected={isShown.has(field)}
          onChange={(isSelected) => choose(field, isSelected)}
        >
          {field}
        </Checkbox>
      ))}
    </div>
  );
}
