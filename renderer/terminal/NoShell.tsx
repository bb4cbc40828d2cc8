// Instead of a terminal, where the image has no shell: the two ways on.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { splitCommand } from './commandLine.ts';
import styles from './NoShell.module.css';
import type { Pane } from './paneStore.ts';
import { openNewTerminal, useTerminalRequests } from './terminalActions.ts';

export interface NoShellProps {
  readonly pane: Pane;
  /** Takes the place of the terminal that could not be. */
  readonly onInstead: () => void;
}

export function NoShell({ pane: { spec }, onInstead }: NoShellProps) {
  const { t } = useTranslation();
  const [line, setLine] = useState('');
  if (spec.kind !== 'exec') return null;
  const { pod, container } = spec;
  const command = splitCommand(line);
  const run = () => {
    if (command === undefined) return;
    openNewTerminal({ ...spec, command: [...command] });
    onInstead();
  };
  return (
    <div className={styles.noShell}>
      <h2 className={styles.noShellTitle}>{t('terminal.noShell.title')}</h2>
      <p>{t('terminal.noShell.text', { container })}</p>
      <div className={styles.offers}>
        <div className={styles.grow}>
          <TextField
            label={t('terminal.form.command')}
            description={t('terminal.form.commandHint')}
            value={line}
            onChange={setLine}
            onSubmit={run}
            error={
              line.trim() !== '' && command === undefined ? t('terminal.form.commandInvalid') : undefined
            }
            isMono
            autoFocus
          />
        </div>
        <Button variant="primary" isDisabled={command === undefined} onPress={run}>
          {t('terminal.noShell.run')}
        </Button>
        <Button onPress={() => useTerminalRequests.setState({ debug: { pod, target: container } })}>
          {t('terminal.form.debug')}
        </Button>
      </div>
    </div>
  );
}
