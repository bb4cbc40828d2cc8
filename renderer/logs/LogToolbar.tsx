// Everything a log can be asked for, in one bar: what is read, what of it is shown, and how.

import { CaseSensitive, ChevronDown, ChevronUp, ListFilter, Regex, WholeWord, WrapText } from 'lucide-react';
import { memo, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { logLevels } from '../../electron/common/contract/logs.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/Popover.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { ContainerChips } from './ContainerChips.tsx';
import { LogMenu, type LogMenuProps } from './LogMenu.tsx';
import styles from './Logs.module.css';
import type { LogBodyHandle } from './logBodyProps.ts';
import type { LogContainer } from './logContainers.ts';
import type { LogPrefs } from './logPrefs.ts';
import { type LogQuery, searchModes } from './logQuery.ts';
import { timeStyles } from './logTime.ts';
import { RangeSelect } from './RangeSelect.tsx';
import { runChoices } from './runChoice.ts';
import type { LogSearch } from './useLogSearch.ts';

export interface LogToolbarProps {
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly prefs: LogPrefs;
  readonly changePrefs: (part: Partial<LogPrefs>) => void;
  readonly isFollowing: boolean;
  readonly onFollow: (isFollowing: boolean) => void;
  readonly hasPrevious: boolean;
  readonly search: LogSearch;
  readonly onStep: (by: 1 | -1) => void;
  readonly body: RefObject<LogBodyHandle | null>;
  readonly containers: readonly LogContainer[];
  /** Must keep its identity while it means the same. */
  readonly menu: LogMenuProps;
}

/** Drawn again only when something in it changes: its controls cost more than the lines. */
export const LogToolbar = memo(function LogToolbar(props: LogToolbarProps) {
  const { query, change, prefs, changePrefs } = props;
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('logs.toolbar')} className={styles.toolbar}>
      <ContainerChips
        containers={props.containers}
        chosen={query.containers}
        onChange={(containers) => change({ containers })}
      />
      <Switch isSelected={props.isFollowing} onChange={props.onFollow}>
        {t('logs.follow')}
      </Switch>
      <RangeSelect query={query} change={change} />
      {(props.hasPrevious || query.runs !== 'all') && (
        <Select
          label={t('logs.runs')}
          isLabelHidden
          value={query.runs}
          options={runChoices.map((id) => ({ id, label: t(`logs.runChoices.${id}`) }))}
          onChange={(runs) => change({ runs })}
        />
      )}
      <div className={styles.tools}>
        <Levels query={query} change={change} />
        <Select
          label={t('logs.time')}
          isLabelHidden
          value={prefs.time}
          options={timeStyles.map((id) => ({ id, label: t(`logs.timeStyles.${id}`) }))}
          onChange={(time) => changePrefs({ time })}
        />
        <IconButton
          label={t('logs.wrap')}
          shortcut="w"
          isPressed={prefs.isWrapped}
          aria-pressed={prefs.isWrapped}
          icon={<WrapText size={14} aria-hidden />}
          onPress={() => changePrefs({ isWrapped: !prefs.isWrapped })}
        />
        <LogMenu {...props.menu} />
      </div>
      <LogSearchBox {...props} />
      {props.search.error !== undefined && <span className={styles.error}>{props.search.error}</span>}
    </div>
  );
});

function LogSearchBox({ query, change, search, onStep, body }: LogToolbarProps) {
  const { t } = useTranslation();
  const toggle = (key: 'matchCase' | 'wholeWord' | 'isRegex', label: string, icon: ReactNode) => (
    <IconButton
      label={label}
      icon={icon}
      isPressed={query[key]}
      aria-pressed={query[key]}
      onPress={() => change({ [key]: !query[key] })}
    />
  );
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
      {toggle('matchCase', t('logs.matchCase'), <CaseSensitive size={14} aria-hidden />)}
      {toggle('wholeWord', t('logs.wholeWord'), <WholeWord size={14} aria-hidden />)}
      {toggle('isRegex', t('logs.regex'), <Regex size={14} aria-hidden />)}
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
      {isShown && (
        <>
          <IconButton
            label={t('logs.previousMatch')}
            shortcut="Shift+Enter"
            isDisabled={count === 0}
            icon={<ChevronUp size={14} aria-hidden />}
            onPress={() => onStep(-1)}
          />
          <IconButton
            label={t('logs.next')}
            shortcut="Enter"
            isDisabled={count === 0}
            icon={<ChevronDown size={14} aria-hidden />}
            onPress={() => onStep(1)}
          />
        </>
      )}
    </>
  );
}

function Levels({ query, change }: Pick<LogToolbarProps, 'query' | 'change'>) {
  const { t } = useTranslation();
  const chosen = query.levels ?? logLevels;
  return (
    <Popover
      label={t('logs.levels')}
      trigger={
        <IconButton
          label={t('logs.levels')}
          isPressed={query.levels !== undefined}
          icon={<ListFilter size={14} aria-hidden />}
        />
      }
    >
      <div className={styles.levels}>
        {logLevels.map((level) => (
          <Checkbox
            key={level}
            isSelected={chosen.includes(level)}
            onChange={(isSelected) => {
              const next = logLevels.filter((other) =>
                other === level ? isSelected : chosen.includes(other),
              );
              change({ levels: next.length === logLevels.length ? undefined : next });
            }}
          >
            {t(`logs.levelNames.${level}`)}
          </Checkbox>
        ))}
      </div>
    </Popover>
  );
}
