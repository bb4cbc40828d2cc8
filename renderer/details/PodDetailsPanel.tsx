// One pod in detail, in the panel beside the list or as a page of its own.

import { Maximize2, PanelRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { podRow } from '../pods/podRow.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './PodDetailsPanel.module.css';

export interface PodDetailsPanelProps {
  readonly pod: PodObject;
  /** The tab of the address; undefined: the last one used. */
  readonly tab: string | undefined;
  readonly onTab: (tab: string) => void;
  readonly isPage: boolean;
  readonly onTogglePage: () => void;
  readonly onClose: () => void;
}

export function PodDetailsPanel({ pod, isPage, onTogglePage, onClose }: PodDetailsPanelProps) {
  const { t } = useTranslation();
  const row = podRow(pod);
  const Title = isPage ? 'h1' : 'h2';
  return (
    <header className={styles.head}>
      <Title className={styles.title}>{row.name}</Title>
      <span className={styles.namespace}>{row.namespace}</span>
      <StatusBadge kind={row.kind} text={row.status} isTinted />
      <span className={styles.space} />
      <IconButton
        label={isPage ? t('details.backToPanel') : t('details.openAsPage')}
        icon={isPage ? <PanelRight size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
        onPress={onTogglePage}
      />
      <IconButton label={t('common.close')} icon={<X size={16} aria-hidden />} onPress={onClose} />
    </header>
  );
}
