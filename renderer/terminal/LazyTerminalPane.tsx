// xterm.js comes with the first terminal: most visits never need it.

import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../ui/loadPart.ts';
import styles from './LazyTerminalPane.module.css';
import type { TerminalPaneProps } from './TerminalPane.tsx';

const Pane = lazy(async () => {
  const { TerminalPane } = await loadPart(() => import('./TerminalPane.tsx'));
  return { default: TerminalPane };
});

export function LazyTerminalPane(props: TerminalPaneProps) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<p className={styles.loading}>{t('terminal.loading')}</p>}>
      <Pane {...props} />
    </Suspense>
  );
}
