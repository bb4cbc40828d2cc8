// Namespace, filter box, problems, counts, and how the list looks.

import { Pause, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { filterChips, removeFilterWord } from '../../electron/common/filter/filterChips.ts';
import { FilterBar, FilterBox, FilterCounts } from '../ui/FilterBar.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { ToggleChip } from '../ui/ToggleChip.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { DensityMenu } from './DensityMenu.tsx';
import { NamespaceMenu } from './NamespaceMenu.tsx';
import styles from './PodsPage.module.css';
import type { PodsView } from './podsView.ts';
import type { PodList } from './usePodList.ts';

export interface PodsFilterBarProps {
  readonly view: PodsView;
  readonly change: (part: Partial<PodsView>) => void;
  readonly list: PodList;
  /** Arrow down in the filter box goes to the list. */
  readonly onEnterList: () => void;
}

const ERROR_ID = 'pods-filter-error';

export function PodsFilterBar({ view, change, list, onEnterList }: PodsFilterBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <FilterBar>
        <NamespaceMenu
          namespaces={list.namespaces}
          selected={view.namespaces}
          onChange={(namespaces) => change({ namespaces })}
        />
        <FilterBox
          label={t('pods.filter')}
          placeholder={t('pods.filterPlaceholder')}
          value={view.filter}
          onChange={(filter) => change({ filter })}
          isInvalid={list.filter.errors.length > 0}
          describedBy={ERROR_ID}
          onEnterList={onEnterList}
        />
        <ToggleChip
          isSelected={view.isProblemsOnly}
          onChange={(isProblemsOnly) => change({ isProblemsOnly })}
          icon={<StatusIcon kind={list.problems > 0 ? 'error' : 'ok'} />}
        >
          {t('pods.problems')} <span className={styles.numbers}>{list.problems}</span>
        </ToggleChip>
        <FilterCounts>
          <OrderPaused isPaused={list.isOrderPaused} />
          {t('pods.counts', { shown: list.rows.length, total: list.total })}
        </FilterCounts>
        <ColumnChooser columns={view.columns} onChange={(columns) => change({ columns })} />
        <DensityMenu />
      </FilterBar>
      <FilterErrors errors={list.filter.errors} />
      <FilterChips text={view.filter} onChange={(filter) => change({ filter })} />
    </>
  );
}

/** Its room is always kept: a bar that wraps would move the rows that are to hold still. */
function OrderPaused({ isPaused }: { readonly isPaused: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={styles.paused} title={isPaused ? t('pods.orderPausedHint') : undefined}>
      {isPaused && (
        <>
          <Pause size={12} aria-hidden />
          <span className="visually-hidden">{t('pods.orderPaused')}</span>
        </>
      )}
    </span>
  );
}

function FilterErrors({ errors }: { readonly errors: PodList['filter']['errors'] }) {
  const { t } = useTranslation();
  return (
    <div id={ERROR_ID}>
      {errors.map((error) => (
        <p key={`${error.code}${error.position}`} className={styles.filterError}>
          <StatusIcon kind="error" />
          {t(`pods.filterErrors.${error.code}`, { detail: error.detail })}
        </p>
      ))}
    </div>
  );
}

/** Words with a key (`label:`, `status:`) as chips; a bare name is short enough to edit in the box. */
function FilterChips({
  text,
  onChange,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useTranslation();
  const chips = filterChips(text).filter((chip) => /^!?(-l\s|\w+:.)/.test(chip.text));
  if (chips.length === 0) return null;
  return (
    <div className={styles.chips}>
      {chips.map((chip) => (
        <button
          key={chip.start}
          type="button"
          className={styles.chip}
          aria-label={t('pods.removeChip', { text: chip.text })}
          onClick={() => onChange(removeFilterWord(text, chip.text))}
        >
          {chip.text}
          <X size={12} aria-hidden />
        </button>
      ))}
    </div>
  );
}
