// What can be done to all pods that are selected.

import { Copy, RotateCw, ScrollText, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_LOG_PODS } from '../../electron/common/contract/logs.ts';
import { useCanAct } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { BulkBar } from '../ui/FilterBar.tsx';

export interface PodsBulkBarProps {
  readonly count: number;
  readonly onDelete: () => void;
  /** Undefined where none of them can be restarted. */
  readonly onRestart: (() => void) | undefined;
  readonly onLogs: () => void;
  readonly onCopyNames: () => void;
  readonly onClear: () => void;
}

export function PodsBulkBar(props: PodsBulkBarProps) {
  const { count, onDelete, onRestart, onLogs, onCopyNames, onClear } = props;
  const { t } = useTranslation();
  const canAct = useCanAct();
  return (
    <BulkBar text={t('pods.selected', { count })}>
      <Button icon={<Trash2 size={14} aria-hidden />} onPress={onDelete} isDisabled={!canAct}>
        {t('common.delete')}
      </Button>
      <Button
        icon={<RotateCw size={14} aria-hidden />}
        onPress={() => onRestart?.()}
        isDisabled={!canAct || onRestart === undefined}
      >
        {t('pods.restart.confirm')}
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
