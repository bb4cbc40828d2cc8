// What attaching to this container does and does not do, where that is not what a terminal leads one to expect.

import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import styles from './AttachNotes.module.css';

export function AttachNotes({ session }: { readonly session: Terminal }) {
  const { t } = useTranslation();
  const { input, tty, stdinOnce } = session;
  const notes = [
    ...(input === 'off' ? [t('terminal.watchHint')] : []),
    ...(input === 'none' ? [t('terminal.noInput')] : []),
    ...(tty ? [] : [t('terminal.noTty')]),
    ...(stdinOnce && input !== 'none' ? [t('terminal.stdinOnce')] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <p className={styles.notes}>
      <Info size={12} aria-hidden />
      <span>{notes.join(' · ')}</span>
    </p>
  );
}
