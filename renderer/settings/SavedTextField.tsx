// A text setting that takes effect when it is saved, not with every key.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './SettingsPage.module.css';

export interface SavedTextFieldProps {
  readonly label: string;
  readonly description: string;
  readonly saved: string;
  /** The error to show; undefined: valid. */
  readonly validate?: (text: string) => string | undefined;
  readonly onSave: (text: string) => void;
}

export function SavedTextField({ label, description, saved, validate, onSave }: SavedTextFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string>();
  const text = draft ?? saved;
  const trimmed = text.trim();
  const error = validate?.(trimmed);
  const canSave = trimmed !== saved && error === undefined;
  const save = () => {
    if (!canSave) return;
    onSave(trimmed);
    setDraft(undefined);
  };
  return (
    <div className={styles.savedField}>
      <div className={styles.grow}>
        <TextField
          label={label}
          description={description}
          value={text}
          onChange={setDraft}
          error={error}
          onSubmit={save}
          isMono
        />
      </div>
      {trimmed !== saved && (
        <Button isDisabled={!canSave} onPress={save} aria-label={`${t('settings.save')} ${label}`}>
          {t('settings.save')}
        </Button>
      )}
    </div>
  );
}
