// The whole page: theme, language and title follow the settings; then the shell, or why there is none.

import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { i18n, resolveLanguage } from '../i18n/i18n.ts';
import { useConnectionState } from '../rpc/RpcProvider.tsx';
import { usePods } from '../state/podsStore.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Shell } from './Shell.tsx';

export function App() {
  useAppearance();
  const { i18n: instance } = useTranslation();
  return (
    <I18nProvider locale={instance.language}>
      <ErrorBoundary resetKey="app">
        <ShellOrReason />
      </ErrorBoundary>
    </I18nProvider>
  );
}

function ShellOrReason() {
  const { t } = useTranslation();
  const connection = useConnectionState();
  const hasShown = usePods((state) => state.isLoaded) || useSystem.getState().status !== undefined;
  switch (connection.phase) {
    case 'refused':
      return (
        <main className={styles.alone}>
          <h1 className="visually-hidden">{t('common.appName')}</h1>
          <EmptyState title={t('shell.connection.refusedTitle')} text={t('shell.connection.refusedText')} />
        </main>
      );
    case 'versionMismatch':
      return (
        <main className={styles.alone}>
          <h1 className="visually-hidden">{t('common.appName')}</h1>
          <EmptyState
            title={t('shell.connection.mismatchTitle')}
            text={t('shell.connection.mismatchText')}
            actions={
              <Button variant="primary" onPress={() => location.reload()}>
                {t('shell.connection.reload')}
              </Button>
            }
          />
        </main>
      );
    case 'connecting':
    case 'lost':
    case 'open':
      if (connection.phase !== 'open' && !hasShown) {
        return (
          <main className={styles.alone}>
            <h1 className="visually-hidden">{t('common.appName')}</h1>
            <EmptyState title={t('shell.connection.connecting')} />
          </main>
        );
      }
      return <Shell />;
  }
}

/** Puts theme, density and language of the settings on the document. */
function useAppearance(): void {
  const { theme, density, language } = useSettings((state) => state.settings);
  useEffect(() => {
    const { documentElement } = document;
    if (theme === 'system') delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = theme;
    documentElement.dataset['density'] = density;
  }, [theme, density]);
  useEffect(() => {
    const shown = resolveLanguage(language, navigator.languages);
    document.documentElement.lang = shown;
    void i18n.changeLanguage(shown);
  }, [language]);
}
