// One line of text with its label, a hint below, and an error that says how to correct it.

import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import control from './control.module.css';
import { cx } from './cx.ts';
import styles from './TextField.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  /** Undefined: valid. */
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric';
  readonly isMono?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
  readonly onSubmit?: () => void;
}

export function TextField(props: TextFieldProps) {
  const { onSubmit, onBlur } = props;
  return (
    <AriaTextField
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      isDisabled={props.isDisabled ?? false}
      autoFocus={props.autoFocus ?? false}
      inputMode={props.inputMode ?? 'text'}
      className={control.field ?? ''}
      {...(onBlur === undefined ? {} : { onBlur })}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && onSubmit) onSubmit();
        // React Aria would keep all other keys too, and Escape would not close the dialog around the field.
        else event.continuePropagation();
      }}
    >
      <Label className={control.label ?? ''}>{props.label}</Label>
      <Input
        className={cx(control.box, control.input, styles.input)}
        data-mono={props.isMono || undefined}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        spellCheck={false}
        autoComplete="off"
      />
      {props.description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {props.description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{props.error}</FieldError>
    </AriaTextField>
  );
}
