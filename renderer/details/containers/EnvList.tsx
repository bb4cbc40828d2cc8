// The environment: folded away with its count, since 150 variables would bury the page.

import { ChevronRight, Eye, EyeOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import { systemClock } from '../../../electron/common/clock.ts';
import type { EnvVar } from '../../../electron/common/kubernetes/objects.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { looksSecret } from '../containerView.ts';
import styles from './Containers.module.css';

/** A shown secret hides itself: people walk away from screens. */
const REVEALED_MS = 30_000;
/** A shorter list needs no filter. */
const FILTER_FROM = 8;

export function EnvList({ env }: { readonly env: readonly EnvVar[] }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  if (env.length === 0) return null;
  const wanted = query.toLowerCase();
  const shown = env.filter(({ name }) => name.toLowerCase().includes(wanted));
  const all = () => env.map(({ name, value = '' }) => `${name}=${value}`).join('\n');
  return (
    <Disclosure className={styles.env ?? ''}>
      <div className={styles.envHead}>
        <Button slot="trigger" className={styles.envTrigger ?? ''}>
          <ChevronRight size={14} className={styles.chevron} aria-hidden />
          {t('details.env.title')}
          <span className={styles.muted}>{env.length}</span>
        </Button>
        <CopyButton text={all} label={t('details.env.copyAll')} />
      </div>
      <DisclosurePanel>
        {env.length >= FILTER_FROM && (
          <div className={styles.envFilter}>
            <SearchField label={t('details.env.filter')} value={query} onChange={setQuery} />
          </div>
        )}
        <dl className={styles.envList}>
          {shown.map((variable) => (
            <Variable key={variable.name} variable={variable} />
          ))}
        </dl>
      </DisclosurePanel>
    </Disclosure>
  );
}

function Variable({ variable: { name, value = '' } }: { readonly variable: EnvVar }) {
  const { t } = useTranslation();
  const isSecret = looksSecret(name) && value !== '';
  const [isRevealed, setRevealed] = useState(false);
  useEffect(() => {
    if (!isRevealed) return undefined;
    const timer = systemClock.setTimer(REVEALED_MS, () => setRevealed(false));
    return () => timer.dispose();
  }, [isRevealed]);
  const label = isRevealed ? t('details.env.hide', { name }) : t('details.env.reveal', { name });
  return (
    <div className={styles.variable}>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        <code className={styles.value}>{isSecret && !isRevealed ? '••••••••' : value}</code>
        {isSecret && (
          <IconButton
            label={label}
            icon={isRevealed ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            onPress={() => setRevealed(!isRevealed)}
          />
        )}
        <CopyButton text={value} label={t('details.copyValue', { name })} />
      </dd>
    </div>
  );
}
