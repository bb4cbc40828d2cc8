// A container's state in words: since when, with which exit code, and what that code means.

import { useTranslation } from 'react-i18next';
import type { ContainerState } from '../../../electron/common/kubernetes/objects.ts';
import { Age } from '../../ui/Ticking.tsx';
import { stateTerm } from '../containerView.ts';
import { useExitText } from '../useExitText.ts';
import styles from './Containers.module.css';

export function StateText({ state }: { readonly state: ContainerState | undefined }) {
  const { t } = useTranslation();
  const exitText = useExitText();
  const { running, waiting, terminated } = state ?? {};
  if (running) {
    return (
      <>
        {stateTerm(state)}
        <div className={styles.muted}>
          {t('details.started')} <Since stamp={running.startedAt} />
        </div>
      </>
    );
  }
  if (terminated) {
    return (
      <>
        <div>
          {[terminated.reason, t('details.exitCode', { code: terminated.exitCode })]
            .filter(Boolean)
            .join(', ')}
          <span className={styles.muted}> ({exitText(terminated.exitCode)})</span>
        </div>
        {terminated.message !== undefined && <pre className={styles.message}>{terminated.message}</pre>}
        <div className={styles.muted}>
          {t('details.started')} <Since stamp={terminated.startedAt} />
        </div>
        <div className={styles.muted}>
          {t('details.finished')} <Since stamp={terminated.finishedAt} />
        </div>
      </>
    );
  }
  if (!waiting) return <span className={styles.muted}>{t('details.notCreated')}</span>;
  return (
    <>
      {stateTerm(state)}
      {waiting.message !== undefined && <div className={styles.muted}>{waiting.message}</div>}
    </>
  );
}

function Since({ stamp }: { readonly stamp: string | undefined }) {
  const { t } = useTranslation();
  if (stamp === undefined) return null;
  return (
    <>
      <Age since={stamp} /> <span className={styles.muted}>{t('details.ago')}</span>
    </>
  );
}
