// Image pulls with their progress; one that runs can be cancelled.

import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImagePull } from '../../electron/common/contract/images.ts';
import { useSystem } from '../state/systemStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './Dock.module.css';
import { pullProgress } from './pullProgress.ts';
import { useCancelPull } from './useCancelPull.ts';

const kinds = { pulling: 'pending', done: 'ok', failed: 'error', cancelled: 'unknown' } as const;

export function PullList() {
  const { t } = useTranslation();
  const pulls = useSystem((state) => state.pulls);
  if (pulls.length === 0) return <p className={styles.empty}>{t('shell.dock.empty')}</p>;
  return (
    <ul className={styles.pulls}>
      {pulls.map((pull) => (
        <PullItem key={pull.id} pull={pull} />
      ))}
    </ul>
  );
}

function PullItem({ pull }: { readonly pull: ImagePull }) {
  const { t } = useTranslation();
  const progress = pullProgress([pull]);
  const cancel = useCancelPull(pull);
  const isRunning = pull.state === 'pulling';
  return (
    <li className={styles.pull}>
      {isRunning ? (
        <ProgressBar
          label={pull.image}
          fraction={progress.fraction}
          valueText={progress.text ?? t('shell.dock.preparing')}
        />
      ) : (
        <span>{pull.image}</span>
      )}
      <span className={styles.waiting}>
        {isRunning && pull.podUids.length > 0 && t('shell.dock.waitingPods', { count: pull.podUids.length })}
      </span>
      <StatusBadge kind={kinds[pull.state]} text={t(`shell.dock.pullStates.${pull.state}`)} />
      {isRunning && (
        <IconButton
          label={t('shell.dock.cancelPull', { image: pull.image })}
          icon={<X size={14} aria-hidden />}
          onPress={() => void cancel()}
        />
      )}
      {pull.error !== undefined && <p className={styles.error}>{pull.error}</p>}
    </li>
  );
}
