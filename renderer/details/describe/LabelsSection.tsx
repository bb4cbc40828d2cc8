// Labels, each of which filters the list of pods, and annotations.

import { useTranslation } from 'react-i18next';
import { navigate } from '../../app/useRoute.ts';
import { podsViewSchema } from '../../pods/podsView.ts';
import { useSavedView } from '../../state/useSavedView.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { LAST_APPLIED } from '../podManifest.ts';
import { Section } from '../Section.tsx';
import styles from './Describe.module.css';

type Pairs = Readonly<Record<string, string>> | undefined;

export function LabelsSection({ labels }: { readonly labels: Pairs }) {
  const { t } = useTranslation();
  const [, changePods] = useSavedView('pods', podsViewSchema);
  const entries = Object.entries(labels ?? {});
  if (entries.length === 0) return null;
  const text = entries.map(([key, value]) => `${key}=${value}`).join(',');
  return (
    <Section
      title={t('details.labels')}
      count={entries.length}
      actions={<CopyButton text={text} label={t('details.copyLabels')} />}
    >
      <div className={styles.chips}>
        {entries.map(([key, value]) => (
          <Button
            key={key}
            aria-label={t('details.filterByLabel', { label: `${key}=${value}` })}
            onPress={() => {
              changePods({ filter: `-l ${key}=${value}` });
              navigate({ page: 'pods' });
            }}
          >
            <code className={styles.cut}>
              {key}={value}
            </code>
          </Button>
        ))}
      </div>
    </Section>
  );
}

export function AnnotationsSection({ annotations }: { readonly annotations: Pairs }) {
  const { t } = useTranslation();
  // The applied manifest has a view of its own.
  const entries = Object.entries(annotations ?? {}).filter(([key]) => key !== LAST_APPLIED);
  if (entries.length === 0) return null;
  return (
    <Section title={t('details.annotations')} count={entries.length}>
      <dl className={styles.annotations}>
        {entries.map(([key, value]) => (
          <div key={key}>
            <dt>
              <code>{key}</code>
              <CopyButton text={value} label={t('details.copyValue', { name: key })} />
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
