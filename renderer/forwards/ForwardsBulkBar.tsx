// Stands in for the filter bar while forwards are selected.

import { Play, Square, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { Button } from '../ui/Button.tsx';
import { BulkBar } from '../ui/FilterBar.tsx';
import { useForwardCalls } from './useForwardCalls.ts';

export interface ForwardsBulkBarProps {
  readonly forwards: readonly Forward[];
  readonly onClear: () => void;
}

export function ForwardsBulkBar({ forwards, onClear }: ForwardsBulkBarProps) {
  const { t } = useTranslation();
  const calls = useForwardCalls();
  return (
    <BulkBar text={t('forwards.selected', { count: forwards.length })}>
      <Button icon={<Play size={14} aria-hidden />} onPress={() => void calls.setOn(forwards, true)}>
        {t('forwards.startAll')}
      </Button>
      <Button icon={<Square size={14} aria-hidden />} onPress={() => void calls.setOn(forwards, false)}>
        {t('forwards.stopAll')}
      </Button>
      <Button icon={<Trash2 size={14} aria-hidden />} onPress={() => void calls.remove(forwards)}>
        {t('forwards.actions.remove')}
      </Button>
      <Button variant="quiet" icon={<X size={14} aria-hidden />} onPress={onClear}>
        {t('forwards.clearSelection')}
      </Button>
    </BulkBar>
  );
}
