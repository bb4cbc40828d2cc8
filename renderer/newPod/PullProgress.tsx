// One image that the applied pods wait for; the pull can be cancelled where it is watched.

import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImagePull } from '../../electron/common/contract/images.ts';
import { pullProgress } from '../app/pullProgress.ts';
import { useCancelPull } from '../app/useCancelPull.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './NewPodSide.module.css';

const kinds = { done: 'ok', failed: 'error', cancelled: 'unknown' } as const;

export function PullProgress({ pull }: { readonly pull: ImagePull }) {
  const { t } = useTranslation();
  const progress = pullProgress([pull]);
  const cancel = useCancelPull(pull);
  return (
    <li className={styles.pull}>
      {pull.state === 'pulling' ? (
        <>
          <ProgressBar
            label={pull.image}
            fraction={progress.fraction}
            valueText={progress.text ?? t('newPod.pulls.preparing')}
          />
          <IconButton
            label={t('newPod.pulls.cancel', { image: pull.image })}
            icon={<X size={14} aria-hidden />}
            onPress={() => void cancel()}
          />
        </>
      ) : (
        <>
          <span className={styles.pullName}>{pull.image}</span>
          <StatusBadge kind={kinds[pull.state]} text={t(`newPod.pulls.states.${pull.state}`)} />
        </>
      )}
      {pull.error !== undefined && <p className={styles.pullError}>{pull.error}</p>}
    </li>
  );
}
