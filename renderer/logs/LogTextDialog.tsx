// The last lines of a log as plain text: a screen reader reads it line by line, the keyboard selects and copies it.

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../rpc/errorText.ts';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './LogTextDialog.module.css';

export interface LogTextDialogProps {
  readonly name: string;
  readonly read: () => Promise<string>;
  readonly onClose: () => void;
}

export function LogTextDialog({ name, read, onClose }: LogTextDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState<string>();
  useEffect(() => {
    read().then(setText, (error: unknown) => setText(errorText(error)));
  }, [read]);
  return (
    <Dialog isOpen onClose={onClose} title={t('logs.textTitle', { name })} width="wide">
      {text === undefined ? (
        <p>{t('logs.loading')}</p>
      ) : (
        <textarea
          readOnly
          aria-label={t('logs.textTitle', { name })}
          className={styles.text}
          value={text}
          ref={(area) => {
            area?.focus();
            area?.setSelectionRange(text.length, text.length);
            area?.scrollTo({ top: area.scrollHeight });
          }}
        />
      )}
    </Dialog>
  );
}
