// The word that is searched for or filtered by: how it is meant, how often it was found, the way from match to match.

import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import { MatchSteps, MatchToggles } from '../ui/MatchControls.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './Logs.module.css';
import type { LogBodyHandle } from './logBodyProps.ts';
import { type LogQuery, searchModes } from './logQuery.ts';
import type { LogSearch } from './useLogSearch.ts';

export interface LogSearchBoxProps {
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly search: LogSearch;
  readonly onStep: (by: 1 | -1) => void;
  readonly body: RefObject<LogBodyHandle | null>;
}

export function LogSearchBox({ query, change, search, onStep, body }: LogSearchBoxProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.searchGroup}>
      <div className={styles.search} data-page-filter>
        <SearchField
          label={t('logs.search')}
          placeholder={t('logs.searchPlaceholder')}
          value={query.text}
          onChange={(text) => change({ text })}
          isInvalid={search.error !== undefined}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape' && query.text === '') body.current?.focus();
          }}
        />
      </div>
      <MatchToggles options={query} onChange={change} />
      <Matches isShown={query.text !== ''} search={search} onStep={onStep} />
      <Select
        label={t('logs.mode')}
        isLabelHidden
        value={query.mode}
        options={searchModes.map((id) => ({ id, label: t(`logs.modes.${id}`) }))}
        onChange={(mode) => change({ mode })}
      />
    </div>
  );
}

interface MatchesProps {
  readonly isShown: boolean;
  readonly search: LogSearch;
  readonly onStep: (by: 1 | -1) => void;
}

function Matches({ isShown, search, onStep }: MatchesProps) {
  const { t } = useTranslation();
  const count = search.positions.length;
  const form = search.current < 0 ? 'found' : 'stepped';
  const size = search.isCapped ? 'capped' : 'exact';
  const text = isShown && search.error === undefined;
  return (
    <>
      <span role="status" className={cx(isShown && styles.count)} data-search-count>
        {text && t(`logs.matches.${form}.${size}`, { current: search.current + 1, count })}
      </span>
      {isShown && <MatchSteps enter="next" isDisabled={count === 0} onStep={onStep} />}
    </>
  );
}
