// Counts what has come since the reader stopped following; a press goes to the end.

import { ArrowDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import styles from './Logs.module.css';

export interface NewLinesPillProps {
  readonly end: number;
  readonly isFollowing: boolean;
  readonly onPress: () => void;
}

export function NewLinesPill({ end, isFollowing, onPress }: NewLinesPillProps) {
  const { t } = useTranslation();
  const [stoppedAt, setStoppedAt] = useState<number>();
  if (isFollowing && stoppedAt !== undefined) setStoppedAt(undefined);
  if (!isFollowing && (stoppedAt === undefined || stoppedAt > end)) setStoppedAt(end);
  const count = end - (stoppedAt ?? end);
  if (isFollowing || count <= 0) return null;
  return (
    <div className={styles.pill}>
      <Button variant="primary" icon={<ArrowDown size={14} aria-hidden />} onPress={onPress}>
        {t('logs.newLines', { count })}
      </Button>
    </div>
  );
}
