// Why a forward does not work, in one line, with what can be done about it at once.

import { useTranslation } from 'react-i18next';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { notify } from '../state/notifications.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Forwards.module.css';
import { editForward } from './forwardRequests.ts';
import { listenFailureText, stateReason } from './forwardText.ts';
import { useForwardCalls } from './useForwardCalls.ts';

export interface ForwardTroubleProps {
  readonly forward: Forward;
  /** In the form, where a port is typed: takes the free port there. Undefined: moves the forward at once. */
  readonly onFreePort?: ((port: number) => void) | undefined;
}

export function ForwardTrouble({ forward, onFreePort }: ForwardTroubleProps) {
  const { t } = useTranslation();
  const reason = stateReason(forward, t);
  if (reason === undefined) return null;
  const isInError = forward.state.phase === 'error';
  return (
    <div className={styles.trouble}>
      <p className={isInError ? styles.error : styles.muted}>{reason}</p>
      {isInError && <ErrorActions forward={forward} onFreePort={onFreePort} />}
    </div>
  );
}

function ErrorActions({ forward, onFreePort }: ForwardTroubleProps) {
  const { t } = useTranslation();
  const calls = useForwardCalls();
  const freePort = forward.state.phase === 'error' ? forward.state.freePort : undefined;
  const move = async (localPort: number) => {
    const answer = await calls.update({ id: forward.id, localPort });
    const text =
      'failure' in answer
        ? answer.failure
        : answer.refusal && listenFailureText(answer.refusal.failure, answer.refusal.asked, t);
    if (text !== undefined) notify({ tone: 'error', text });
  };
  const take = onFreePort ?? ((port: number) => void move(port));
  return (
    <div className={styles.troubleActions}>
      {freePort !== undefined && (
        <Button onPress={() => take(freePort)}>{t('forwards.usePort', { port: freePort })}</Button>
      )}
      {onFreePort === undefined && (
        <Button variant="quiet" onPress={() => editForward(forward)}>
          {t('forwards.choosePort')}
        </Button>
      )}
      <Button variant="quiet" onPress={() => void calls.setOn([forward], true)}>
        {t('common.retry')}
      </Button>
    </div>
  );
}
