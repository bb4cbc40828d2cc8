// Lasting states that concern everything below: connection or engine lost, read-only, nothing is saved.

import { useTranslation } from 'react-i18next';
import { shellViewSchema } from '../app/shellView.ts';
import { useConnection, useConnectionState } from '../rpc/RpcProvider.tsx';
import { usePods } from '../state/podsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { useSavedView } from '../state/useSavedView.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useRetryEngine } from './useRetryEngine.ts';

const clockTime = (ms: number) => new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

export function AppBanners() {
  return (
    <div role="status">
      <ConnectionBanner />
      <EngineBanner />
      <HolderBanner />
      <WelcomeStrip />
    </div>
  );
}

function ConnectionBanner() {
  const { t } = useTranslation();
  const connection = useConnection();
  const state = useConnectionState();
  const updatedAt = usePods((pods) => pods.updatedAt);
  if (state.phase !== 'lost') return null;
  return (
    <Banner tone="error" actions={<Button onPress={() => connection.retryNow()}>{t('common.retry')}</Button>}>
      {t('shell.connection.lost', { time: clockTime(updatedAt) })}
    </Banner>
  );
}

function EngineBanner() {
  const { t } = useTranslation();
  const retry = useRetryEngine();
  const engine = useSystem((state) => state.status?.engine);
  if (engine?.phase !== 'lost') return null;
  const { kind, tried } = engine.failure;
  const time = clockTime(Date.parse(engine.since));
  return (
    <Banner tone="error" actions={<Button onPress={retry}>{t('engine.retryNow')}</Button>}>
      {kind === 'cannotRun'
        ? t('engine.cannotRun.lost', { time, answer: tried[0]?.error ?? '?' })
        : t('engine.lost', { time })}
    </Banner>
  );
}

/** Who holds the data folder holds the engine too, and is the one to quit: one banner says it all. */
function HolderBanner() {
  const { t } = useTranslation();
  const status = useSystem((state) => state.status);
  const held = status?.storeHeldBy;
  if (held !== undefined) {
    return <Banner tone="warn">{t('engine.storeHeld', { host: held.hostName, pid: held.pid })}</Banner>;
  }
  if (status?.lease.role !== 'observer') return null;
  const { hostName, pid } = status.lease.holder;
  return <Banner tone="warn">{t('engine.observer', { host: hostName, pid })}</Banner>;
}

function WelcomeStrip() {
  const { t } = useTranslation();
  const engine = useSystem((state) => state.status?.engine);
  const [{ isWelcomeDone }, change] = useSavedView('shell', shellViewSchema);
  if (engine?.phase !== 'ready' || isWelcomeDone) return null;
  const { version, name } = engine.info;
  return (
    <Banner
      tone="info"
      actions={<Button onPress={() => change({ isWelcomeDone: true })}>{t('common.dismiss')}</Button>}
    >
      {t('engine.connected', { version, name })}
    </Banner>
  );
}
