// How much of the log is read: the last or first lines, a span of time, or from a picked time on.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '../ui/Select.tsx';
import styles from './Logs.module.css';
import type { LogQuery } from './logQuery.ts';
import { logRangeIds } from './logRanges.ts';
import { inputTime } from './logTime.ts';

export interface RangeSelectProps {
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
}

export function RangeSelect({ query, change }: RangeSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    const time = Date.parse(typed ?? '');
    if (!Number.isNaN(time)) change({ pickedTime: time });
    setTyped(undefined);
  };
  return (
    <>
      <Select
        label={t('logs.range')}
        isLabelHidden
        value={query.range}
        options={logRangeIds.map((id) => ({ id, label: t(`logs.ranges.${id}`) }))}
        onChange={(range) => change({ range })}
      />
      {query.range === 'picked' && (
        <input
          type="datetime-local"
          step={1}
          aria-label={t('logs.since')}
          className={styles.since}
          value={typed ?? inputTime(query.pickedTime)}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={commit}
          onKeyDown={({ key }) => {
            if (key === 'Enter') commit();
          }}
        />
      )}
    </>
  );
}
