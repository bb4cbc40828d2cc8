// What one terminal asks or shows in front of the page: a risky paste, an interrupt, its name, its text.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../rpc/errorText.ts';
import { useApi, useHost } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { putTerminal } from '../state/terminalsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './PaneDialogs.module.css';
import { changePane, type Pane } from './paneStore.ts';
import { pasteLines } from './pasteText.ts';
import type { TerminalClient } from './terminalClient.ts';

export type PaneQuestion =
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'rename' }
  | { readonly kind: 'text' };

export interface PaneDialogsProps {
  readonly question: PaneQuestion | undefined;
  readonly pane: Pane;
  readonly title: string;
  readonly client: TerminalClient | undefined;
  readonly onDone: () => void;
}

export function PaneDialogs(props: PaneDialogsProps) {
  const { question } = props;
  switch (question?.kind) {
    case 'paste':
      return <PasteDialog {...props} text={question.text} />;
    case 'interrupt':
      return <InterruptDialog {...props} />;
    case 'rename':
      return <RenameDialog {...props} />;
    case 'text':
      return <TextDialog {...props} />;
    case undefined:
      return null;
  }
}

/** Enough to recognise what is about to be run. */
const PREVIEW_LINES = 8;

function PasteDialog({ text, client, onDone }: PaneDialogsProps & { readonly text: string }) {
  const { t } = useTranslation();
  const update = useUpdateSettings();
  const [isLast, setLast] = useState(false);
  const lines = pasteLines(text);
  return (
    <AlertDialog
      isOpen
      onClose={onDone}
      title={t('terminal.paste.title', { count: lines.length })}
      confirmLabel={t('terminal.paste.confirm')}
      onConfirm={() => {
        if (isLast) update({ terminal: { confirmPaste: false } });
        client?.screen.paste(text);
        onDone();
      }}
    >
      <p>{t('terminal.paste.text')}</p>
      <pre className={styles.preview}>
        {lines.slice(0, PREVIEW_LINES).join('\n')}
        {lines.length > PREVIEW_LINES && '\n…'}
      </pre>
      <Checkbox isSelected={isLast} onChange={setLast}>
        {t('terminal.close.dontAsk')}
      </Checkbox>
    </AlertDialog>
  );
}

const INTERRUPT = new Uint8Array([3]);

function InterruptDialog({ pane, client, onDone }: PaneDialogsProps) {
  const { t } = useTranslation();
  const update = useUpdateSettings();
  const [isLast, setLast] = useState(false);
  const container = pane.spec.kind === 'attach' ? pane.spec.container : '';
  return (
    <AlertDialog
      isOpen
      onClose={onDone}
      title={t('terminal.interrupt.title')}
      confirmLabel={t('terminal.interrupt.send')}
      onConfirm={() => {
        if (isLast) update({ terminal: { confirmInterrupt: false } });
        client?.send(INTERRUPT);
        onDone();
      }}
    >
      <p>{t('terminal.interrupt.text', { container })}</p>
      <Checkbox isSelected={isLast} onChange={setLast}>
        {t('terminal.close.dontAsk')}
      </Checkbox>
    </AlertDialog>
  );
}

function RenameDialog({ pane, title, onDone }: PaneDialogsProps) {
  const { t } = useTranslation();
  const api = useApi();
  const [name, setName] = useState(title);
  const save = async () => {
    onDone();
    const id = pane.terminalId;
    if (id === undefined) return;
    try {
      putTerminal((await api.terminals.rename({ id, title: name.trim() })).terminal);
      changePane(pane.id, { title: name.trim() });
    } catch (error) {
      notify({ tone: 'error', text: t('terminal.failedAction', { message: errorText(error) }) });
    }
  };
  return (
    <Dialog
      isOpen
      onClose={onDone}
      title={t('terminal.rename.title')}
      footer={
        <>
          <Button onPress={onDone}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void save()}>
            {t('terminal.rename.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('terminal.rename.name')}
        description={t('terminal.rename.hint')}
        value={name}
        onChange={setName}
        onSubmit={() => void save()}
        autoFocus
      />
    </Dialog>
  );
}

/** Text that can be selected and read line by line, which no screen reader can do in the terminal itself. */
function TextDialog({ title, client, onDone }: PaneDialogsProps) {
  const { t } = useTranslation();
  const host = useHost();
  const [text] = useState(() => client?.screen.text('all') ?? '');
  return (
    <Dialog
      isOpen
      onClose={onDone}
      title={t('terminal.textView.title', { title })}
      width="wide"
      footer={
        <>
          <Button onPress={onDone}>{t('common.close')}</Button>
          <Button variant="primary" onPress={() => void host.writeClipboard(text)}>
            {t('terminal.textView.copy')}
          </Button>
        </>
      }
    >
      <textarea
        readOnly
        autoFocus
        spellCheck={false}
        className={styles.textView}
        aria-label={t('terminal.textView.title', { title })}
        value={text}
      />
    </Dialog>
  );
}
