// Help: what the app is, its version, the filter's grammar, port forwards, the way to all shortcuts.

import { useTranslation } from 'react-i18next';
import { PageHead } from '../app/PageHead.tsx';
import { openShortcutSheet } from '../app/shellStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './HelpPage.module.css';

const examples = [
  ['web', 'name'],
  ['/^web-\\d+$/', 'regex'],
  ['!web', 'inverse'],
  ['-l app in (web,api),!canary', 'selector'],
  ['status:crash,error', 'status'],
  ['image:nginx', 'image'],
  ['ns:dev,test', 'namespace'],
  ['restarts:>3', 'restarts'],
  ['ready:false', 'ready'],
] as const;

export function HelpPage() {
  const { t } = useTranslation();
  const version = useSystem((state) => state.status?.version);
  return (
    <>
      <PageHead title={t('shell.help.title')} />
      <div className={styles.help}>
        <p>{t('shell.help.intro')}</p>
        {version !== undefined && <p className={styles.version}>{t('shell.help.version', { version })}</p>}
        <Button onPress={openShortcutSheet}>{t('shell.help.shortcuts')}</Button>
        <h2 className={styles.title}>{t('shell.help.filterTitle')}</h2>
        <dl className={styles.examples}>
          {examples.map(([text, name]) => (
            <div key={name} className={styles.example}>
              <dt>
                <Kbd keys={text} />
              </dt>
              <dd>{t(`shell.help.filterExamples.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <h2 className={styles.title}>{t('forwards.title')}</h2>
        <p>{t('forwards.help.what')}</p>
        <p>{t('forwards.help.how')}</p>
        <p>{t('forwards.help.access')}</p>
      </div>
    </>
  );
}
