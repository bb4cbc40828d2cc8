// The first screen when Docker cannot be used: cause, fix with commands to copy, what was tried. It goes away by
// itself as soon as the engine answers.

import { PlugZap } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { useTranslation } from 'react-i18next';
import type { EngineFailure, SystemStatus } from '../../electron/common/contract/system.ts';
import { navigate } from '../app/useRoute.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import styles from './EngineScreen.module.css';
import { engineHelp, type HelpStep } from './engineHelp.ts';
import { useRetryEngine } from './useRetryEngine.ts';

/** The services try again after this many seconds. */
const RETRY_SECONDS = 3;

export interface EngineScreenProps {
  readonly failure: EngineFailure;
  readonly platform: SystemStatus['platform'];
}

export function EngineScreen({ failure, platform }: EngineScreenProps) {
  const { t } = useTranslation();
  const retry = useRetryEngine();
  const help = engineHelp(failure, platform, t);
  return (
    <div className={styles.screen}>
      <div className={styles.card}>
        <PlugZap size={40} strokeWidth={1.5} aria-hidden className={styles.icon} />
        <h1 className={styles.title}>{help.title}</h1>
        <p className={styles.cause}>{help.cause}</p>
        <ol className={styles.steps}>
          {help.steps.map((step) => (
            <Step key={step.text} step={step} />
          ))}
        </ol>
        {help.note !== undefined && <p className={styles.note}>{help.note}</p>}
        <div className={styles.actions}>
          <Button variant="primary" onPress={retry}>
            {t('engine.retryNow')}
          </Button>
          <Button onPress={() => navigate({ page: 'settings', section: 'engine' })}>
            {t('engine.chooseOther')}
          </Button>
          <span className={styles.checking} role="status">
            {t('engine.checking', { seconds: RETRY_SECONDS })}
          </span>
        </div>
        {failure.tried.length > 0 && <Tried failure={failure} />}
      </div>
    </div>
  );
}

function Step({ step }: { readonly step: HelpStep }) {
  const host = useHost();
  return (
    <li className={styles.step}>
      <span>{step.text}</span>
      {step.links?.map((link) => (
        <Button key={link.address} variant="quiet" onPress={() => host.openLink(link.address)}>
          {link.text}
        </Button>
      ))}
      {step.command !== undefined && (
        <span className={styles.command}>
          <code>{step.command}</code>
          <CopyButton text={step.command} />
        </span>
      )}
    </li>
  );
}

function Tried({ failure }: { readonly failure: EngineFailure }) {
  const { t } = useTranslation();
  return (
    <Disclosure className={styles.tried ?? ''}>
      <h2>
        <AriaButton slot="trigger" className={styles.triedButton ?? ''}>
          {t('engine.tried')} ({failure.tried.length})
        </AriaButton>
      </h2>
      <DisclosurePanel>
        <ul>
          {failure.tried.map((attempt) => (
            <li key={attempt.address} className={styles.attempt}>
              <code>{attempt.address}</code>
              <span className={styles.source}>
                {t('engine.triedSource')}: {attempt.source}
              </span>
              <span className={styles.answer}>
                {t('engine.triedError')}: {attempt.error}
              </span>
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}

export function EngineConnecting() {
  const { t } = useTranslation();
  return <EmptyState title={t('engine.connecting')} />;
}
