// Counts what has come since the reader stopped following; a press goes to the end.

import { ArrowDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import styles from './Logs.module.css';
import { type LogCounts, useLogCount } from './logCounts.ts';

export interface NewLinesPillProps {
  readonly counts: LogCounts;
  readonly isFollowing: boolean;
  readonly onPress: () => void;
}

export function NewLinesPill({ counts, isFollowing, onPress }: NewLinesPillProps) {
  const { t } = useTranslation();
  // While it follows there is nothing to count.
  const end = useLogCount(counts, (state) => (isFollowing ? undefined : (state?.end ?? 0)));
  const [stoppedAt, setStoppedAt] = useState<number>();
  if (end === undefined && stoppedAt !== undefined) setStoppedAt(undefined);
  if (end !== undefined && (stoppedAt === undefined || stoppedAt > end)) setStoppedAt(end);
  const count = (end ?? 0) - (stoppedAt ?? end ?? 0);
  if (end === undefined || count <= 0) return null;
  return (
    <div className={styles.pill}>
      <Button variant="primary" icon={<ArrowDown size={14} aria-hidden />} onPress={onPress}>
        {t('logs.newLines', { count })}
      </Button>
    </div>
  );
}
