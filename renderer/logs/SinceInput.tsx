// The time from which on a log is read, where one was picked.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Logs.module.css';
import type { LogQuery } from './logQuery.ts';
import { inputTime } from './logTime.ts';

export interface SinceInputProps {
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
}

export function SinceInput({ query, change }: SinceInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    const time = Date.parse(typed ?? '');
    if (!Number.isNaN(time)) change({ pickedTime: time });
    setTyped(undefined);
  };
  return (
    <label className={styles.top}>
      {t('logs.since')}
      <input
        type="datetime-local"
        step={1}
        className={styles.since}
        value={typed ?? inputTime(query.pickedTime)}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
        }}
      />
    </label>
  );
}
