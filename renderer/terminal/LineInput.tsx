// Input for a container without a terminal: nothing there echoes or edits, so that whole lines are written here.

import { useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import styles from './LineInput.module.css';
import type { TerminalClient } from './terminalClient.ts';

export function LineInput({ client }: { readonly client: TerminalClient }) {
  const { t } = useTranslation();
  const [line, setLine] = useState('');
  const send = () => {
    client.send(new TextEncoder().encode(`${line}\n`));
    setLine('');
  };
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        aria-label={t('terminal.line')}
        value={line}
        onChange={setLine}
        autoFocus
        className={styles.lineField ?? ''}
      >
        <Input
          className={styles.lineBox ?? ''}
          placeholder={t('terminal.line')}
          autoComplete="off"
          spellCheck={false}
        />
      </TextField>
      <Button type="submit">{t('terminal.sendLine')}</Button>
      <Button variant="quiet" onPress={() => client.endInput()}>
        {t('terminal.endInput')}
      </Button>
    </form>
  );
}
