// Search in a terminal: marks all matches, Enter and Shift+Enter walk through them, Escape goes back to work.

import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/IconButton.tsx';
import { MatchSteps, MatchToggles } from '../ui/MatchControls.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import styles from './FindBar.module.css';
import { isValidRegex, type ScreenMatches, type ScreenQuery, type ScreenSearch } from './screenSearch.ts';

export interface FindBarProps {
  readonly search: ScreenSearch;
  /** What was selected when the search began. */
  readonly start: string;
  readonly onClose: () => void;
}

export function FindBar({ search, start, onClose }: FindBarProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState<ScreenQuery>({
    text: start.includes('\n') ? '' : start,
    matchCase: false,
    wholeWord: false,
    isRegex: false,
  });
  const [matches, setMatches] = useState<ScreenMatches>({ index: -1, count: 0 });
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => search.onMatches(setMatches), [search]);
  useEffect(() => search.step(query, -1, true), [search, query]);
  useEffect(() => () => search.clear(), [search]);
  useEffect(() => input.current?.select(), []);

  const isInvalid = query.isRegex && !isValidRegex(query.text);
  return (
    <div role="search" aria-label={t('terminal.find.label')} className={styles.find}>
      <div className={styles.findBox}>
        <SearchField
          label={t('terminal.find.label')}
          placeholder={t('terminal.find.label')}
          value={query.text}
          onChange={(text) => setQuery({ ...query, text })}
          isInvalid={isInvalid}
          inputRef={input}
          onKeyDown={(event) => {
            if (event.key === 'Enter') search.step(query, event.shiftKey ? 1 : -1);
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            onClose();
          }}
        />
      </div>
      <MatchToggles options={query} onChange={(part) => setQuery({ ...query, ...part })} />
      <span role="status" className={styles.count}>
        {query.text !== '' && !isInvalid && <MatchCount matches={matches} />}
      </span>
      <MatchSteps enter="previous" isDisabled={matches.count === 0} onStep={(by) => search.step(query, by)} />
      <IconButton label={t('common.close')} icon={<X size={14} aria-hidden />} onPress={onClose} />
    </div>
  );
}

function MatchCount({ matches: { index, count } }: { readonly matches: ScreenMatches }) {
  const { t } = useTranslation();
  if (count === 0) return t('terminal.find.none');
  return index < 0
    ? t('terminal.find.many', { count })
    : t('terminal.find.count', { current: index + 1, count });
}
