// A filter box: Escape clears it, its icon and clear button never take room from the text.

import { Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { useTranslation } from 'react-i18next';
import control from './control.module.css';
import { cx } from './cx.ts';
import styles from './SearchField.module.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly isInvalid?: boolean;
  /** Id of the element that describes the field, for example its error. */
  readonly describedBy?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

export function SearchField(props: SearchFieldProps) {
  const { t } = useTranslation();
  return (
    <AriaSearchField
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.isInvalid ?? false}
      className={styles.field ?? ''}
      {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
    >
      <Search size={14} className={styles.icon} aria-hidden />
      <Input
        {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        {...(props.onKeyDown === undefined ? {} : { onKeyDown: props.onKeyDown })}
        className={cx(control.box, control.input, styles.input)}
        placeholder={props.placeholder ?? ''}
        spellCheck={false}
        autoComplete="off"
      />
      <Button className={cx(control.iconBox, styles.clear)} aria-label={t('common.clearSearch')}>
        <X size={14} aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
