// One choice out of a short list.

import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import control from './control.module.css';
import { cx } from './cx.ts';
import menuStyles from './Menu.module.css';
import styles from './Select.module.css';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

export interface SelectProps<Id extends string> {
  readonly label: string;
  /** The label is read out but not shown. */
  readonly isLabelHidden?: boolean;
  readonly options: readonly SelectOption<Id>[];
  /** None of the options: nothing is chosen yet, and the placeholder stands there. */
  readonly value: Id | '';
  readonly placeholder?: string;
  readonly onChange: (value: Id) => void;
}

export function Select<Id extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  placeholder,
  onChange,
}: SelectProps<Id>) {
  return (
    <AriaSelect
      value={value === '' ? null : value}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.id === key);
        if (option) onChange(option.id);
      }}
      className={control.field ?? ''}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className={control.label ?? ''}>{label}</Label>}
      <Button className={cx(control.box, styles.button)}>
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={cx(menuStyles.popover, styles.popover)} offset={4}>
        <ListBox className={menuStyles.menu ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className={cx(menuStyles.item, styles.option)}
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
