// What every search of text has: how the word is meant, and the way from match to match.

import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './IconButton.tsx';

export interface MatchOptions {
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly isRegex: boolean;
}

export interface MatchTogglesProps {
  readonly options: MatchOptions;
  readonly onChange: (part: Partial<MatchOptions>) => void;
}

const toggles = [
  ['matchCase', 'logs.matchCase', CaseSensitive],
  ['wholeWord', 'logs.wholeWord', WholeWord],
  ['isRegex', 'logs.regex', Regex],
] as const;

export function MatchToggles({ options, onChange }: MatchTogglesProps) {
  const { t } = useTranslation();
  return toggles.map(([key, label, Icon]) => (
    <IconButton
      key={key}
      label={t(label)}
      icon={<Icon size={14} aria-hidden />}
      isPressed={options[key]}
      aria-pressed={options[key]}
      onPress={() => onChange({ [key]: !options[key] })}
    />
  ));
}

export interface MatchStepsProps {
  /** How Enter and Shift+Enter go: down in a text that is read from above, up in a terminal. */
  readonly enter: 'next' | 'previous';
  readonly isDisabled: boolean;
  readonly onStep: (by: 1 | -1) => void;
}

export function MatchSteps({ enter, isDisabled, onStep }: MatchStepsProps) {
  const { t } = useTranslation();
  const shortcut = (step: MatchStepsProps['enter']) => (step === enter ? 'Enter' : 'Shift+Enter');
  return (
    <>
      <IconButton
        label={t('logs.previousMatch')}
        shortcut={shortcut('previous')}
        isDisabled={isDisabled}
        icon={<ChevronUp size={14} aria-hidden />}
        onPress={() => onStep(-1)}
      />
      <IconButton
        label={t('logs.next')}
        shortcut={shortcut('next')}
        isDisabled={isDisabled}
        icon={<ChevronDown size={14} aria-hidden />}
        onPress={() => onStep(1)}
      />
    </>
  );
}
