// What stands in place of the list: loading, no pods yet, nothing matches.

import { Boxes, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { startNewPod } from '../app/startNewPod.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import type { PodsView } from './podsView.ts';

export function PodsLoading() {
  const { t } = useTranslation();
  return <EmptyState title={t('pods.loading')} />;
}

export function NoPodsYet() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<Boxes size={48} strokeWidth={1.25} aria-hidden />}
      title={t('pods.empty.title')}
      text={t('pods.empty.text')}
      actions={
        <>
          <Button variant="primary" onPress={() => startNewPod({ kind: 'fromImage' })}>
            {t('pods.empty.fromImage')}
          </Button>
          <Button onPress={() => startNewPod({ kind: 'paste' })}>{t('pods.empty.paste')}</Button>
          <Button onPress={() => startNewPod({ kind: 'sample' })}>{t('pods.empty.sample')}</Button>
        </>
      }
    />
  );
}

export interface NoMatchProps {
  readonly view: PodsView;
  readonly change: (part: Partial<PodsView>) => void;
}

export function NoMatch({ view, change }: NoMatchProps) {
  const { t } = useTranslation();
  const filter = [view.filter, ...view.namespaces.map((namespace) => `ns:${namespace}`)]
    .filter(Boolean)
    .join(' ');
  return (
    <EmptyState
      icon={<SearchX size={40} strokeWidth={1.25} aria-hidden />}
      title={filter === '' ? t('pods.noMatch.titlePlain') : t('pods.noMatch.title', { filter })}
      actions={
        <>
          <Button variant="primary" onPress={() => change({ filter: '', isProblemsOnly: false })}>
            {t('pods.noMatch.clear')}
          </Button>
          {view.namespaces.length > 0 && (
            <Button onPress={() => change({ namespaces: [] })}>{t('pods.noMatch.allNamespaces')}</Button>
          )}
        </>
      }
    />
  );
}
