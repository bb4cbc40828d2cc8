// Who this pod is, how it is doing, and what can be done to it.

import { Ellipsis, Maximize2, PanelRight, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { requestDelete } from '../pods/deletion.ts';
import { podActions } from '../pods/podActions.tsx';
import { useCopyNames } from '../pods/useCopyNames.ts';
import { usePodRow } from '../pods/usePodRows.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './PodHeader.module.css';

export interface PodHeaderProps {
  readonly pod: PodObject;
  readonly isPage: boolean;
  readonly onTogglePage: () => void;
  readonly onClose: () => void;
}

export function PodHeader({ pod, isPage, onTogglePage, onClose }: PodHeaderProps) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  const copy = useCopyNames();
  const row = usePodRow(pod);
  const Title = isPage ? 'h1' : 'h2';
  return (
    <header className={styles.head}>
      <div className={styles.name}>
        <Title className={styles.title} title={row.name}>
          {row.name}
        </Title>
        <span className={styles.namespace}>{row.namespace}</span>
      </div>
      <StatusBadge kind={row.kind} text={row.status} isTinted />
      <div className={styles.actions}>
        <IconButton
          label={canAct ? t('details.delete') : t('pods.delete.readOnly')}
          icon={<Trash2 size={14} aria-hidden />}
          isDisabled={!canAct}
          onPress={() => requestDelete([pod])}
        />
        <MenuButton label={t('details.menu')} groups={podActions(row, { t, copy, canAct, hasLetters })}>
          <IconButton label={t('details.menu')} icon={<Ellipsis size={16} aria-hidden />} />
        </MenuButton>
        <IconButton
          label={isPage ? t('details.backToPanel') : t('details.openAsPage')}
          icon={isPage ? <PanelRight size={14} aria-hidden /> : <Maximize2 size={14} aria-hidden />}
          onPress={onTogglePage}
        />
        <IconButton label={t('common.close')} icon={<X size={16} aria-hidden />} onPress={onClose} />
      </div>
    </header>
  );
}
