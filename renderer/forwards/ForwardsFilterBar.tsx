// Above the list of forwards: which of them are shown.

import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { navigate } from '../app/useRoute.ts';
import { Button } from '../ui/Button.tsx';
import { FilterBar, FilterBox, FilterCounts } from '../ui/FilterBar.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { ToggleChip } from '../ui/ToggleChip.tsx';
import styles from './Forwards.module.css';
import type { ForwardsView } from './forwardsView.ts';

export interface ForwardsFilterBarProps {
  readonly view: ForwardsView;
  readonly change: (part: Partial<ForwardsView>) => void;
  readonly pod: PodRef | undefined;
  readonly shown: number;
  readonly total: number;
  readonly problems: number;
  readonly onEnterList: () => void;
}

export function ForwardsFilterBar(props: ForwardsFilterBarProps) {
  const { t } = useTranslation();
  const { view, change, pod, shown, total, problems } = props;
  const podText = pod && t('forwards.ofPod', { pod: `${pod.namespace}/${pod.name}` });
  return (
    <FilterBar>
      <FilterBox
        label={t('forwards.filter')}
        placeholder={t('forwards.filterPlaceholder')}
        value={view.query}
        onChange={(query) => change({ query })}
        onEnterList={props.onEnterList}
      />
      {podText !== undefined && (
        <Button
          icon={<X size={14} aria-hidden />}
          aria-label={t('pods.removeChip', { text: podText })}
          onPress={() => navigate({ page: 'forwards' })}
        >
          {podText}
        </Button>
      )}
      <ToggleChip
        isSelected={view.isProblemsOnly}
        onChange={(isProblemsOnly) => change({ isProblemsOnly })}
        icon={<StatusIcon kind={problems > 0 ? 'warn' : 'ok'} />}
      >
        {t('forwards.problems')} <span className={styles.numbers}>{problems}</span>
      </ToggleChip>
      <FilterCounts>{t('forwards.counts', { shown, total })}</FilterCounts>
    </FilterBar>
  );
}
