// What can be done to all pods that are selected.

import { Copy, ScrollText, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_LOG_PODS } from '../../electron/common/contract/logs.ts';
import { useCanAct } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { BulkBar } from '../ui/FilterBar.tsx';

export interface PodsBulkBarProps {
  readonly count: number;
  readonly onDelete: () => void;
  readonly onLogs: () => void;
  readonly onCopyNames: () => void;
  readonly onClear: () => void;
}

export function PodsBulkBar({ count, onDelete, onLogs, onCopyNames, onClear }: PodsBulkBarProps) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  return (
    <BulkBar text={t('pods.selected', { count })}>
      <Button icon={<Trash2 size={14} aria-hidden />} onPress={onDelete} isDisabled={!canAct}>
        {t('common.delete')}
      </Button>
      <Button icon={<ScrollText size={14} aria-hidden />} onPress={onLogs} isDisabled={count > MAX_LOG_PODS}>
        {t('pods.actions.logs')}
      </Button>
      <Button icon={<Copy size={14} aria-hidden />} onPress={onCopyNames}>
        {t('pods.copyNames')}
      </Button>
      <Button variant="quiet" icon={<X size={14} aria-hidden />} onPress={onClear}>
        {t('pods.clearSelection')}
      </Button>
    </BulkBar>
  );
}
