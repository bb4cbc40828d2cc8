// Below a terminal from which nothing comes any more: why, and what to do. Its last screen stays above.

import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import styles from './PaneEnding.module.css';
import type { PaneState } from './paneState.ts';
import type { PaneActions } from './usePaneActions.ts';

export interface PaneEndingProps {
  readonly state: PaneState;
  readonly actions: Pick<PaneActions, 'restart' | 'copyAll' | 'close'>;
}

export function PaneEnding({ state, actions }: PaneEndingProps) {
  const { t } = useTranslation();
  const { kind, ending, details, again } = state;
  return (
    <div role="status" className={styles.ending}>
      <StatusIcon kind={kind} />
      <div className={styles.endingText}>
        <p>{ending}</p>
        {details !== undefined && <p className={styles.details}>{details}</p>}
      </div>
      {again !== undefined && (
        <>
          <Button variant="primary" onPress={actions.restart}>
            {t(`terminal.${again}`)}
          </Button>
          {again === 'reconnect' && <Button onPress={actions.copyAll}>{t('terminal.copyOutput')}</Button>}
          <Button variant="quiet" onPress={actions.close}>
            {t('common.close')}
          </Button>
        </>
      )}
    </div>
  );
}
