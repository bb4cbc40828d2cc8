// The first thing to know about a pod that is not well: what is wrong and what to do, in one sentence.

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Event, PodObject } from '../../electron/common/kubernetes/objects.ts';
import { podVerdict } from '../../electron/common/verdict/podVerdict.ts';
import type { VerdictSeverity } from '../../electron/common/verdict/verdict.ts';
import { verdictText } from '../../electron/common/verdict/verdictMessages.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Button } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { StatusKind } from '../ui/statusKind.ts';
import { keepTallest } from './keepTallest.ts';
import { lastRunOf } from './lastRun.ts';
import { useLastLine } from './useLastLine.ts';
import { useNow } from './useNow.ts';
import styles from './VerdictLine.module.css';

const kinds: Readonly<Record<VerdictSeverity, StatusKind>> = {
  error: 'error',
  warning: 'warn',
  info: 'pending',
};

const EVERY_SECOND_MS = 1_000;

export const VerdictLine = memo(function VerdictLine({
  pod,
  events,
  onLogs,
}: {
  readonly pod: PodObject;
  readonly events: readonly Event[];
  readonly onLogs: () => void;
}) {
  const language = useLanguage();
  const now = useNow(EVERY_SECOND_MS);
  const verdict = podVerdict(pod, events, now);
  if (verdict === undefined) return null;
  const text = verdictText(verdict, language);
  const lastRun = lastRunOf(pod, verdict);
  return (
    <div
      key={pod.metadata.uid}
      ref={keepTallest}
      className={cx(styles.verdict, styles[verdict.severity])}
      data-testid="verdict"
    >
      <StatusIcon kind={kinds[verdict.severity]} />
      <div className={styles.text}>
        <p>{text}</p>
        {lastRun !== undefined && <LastWords key={lastRun} pod={pod} containerId={lastRun} onLogs={onLogs} />}
      </div>
    </div>
  );
});

/** What the container said last: more often than not, the reason. */
function LastWords({
  pod,
  containerId,
  onLogs,
}: {
  readonly pod: PodObject;
  readonly containerId: string;
  readonly onLogs: () => void;
}) {
  const { t } = useTranslation();
  const line = useLastLine(pod.metadata, containerId);
  if (line === '') return null;
  return (
    <div className={styles.lastWords}>
      <p>
        {t('details.lastLine')} <code>{line}</code>
      </p>
      <Button variant="quiet" onPress={onLogs}>
        {t('details.tabs.logs')}
      </Button>
    </div>
  );
}
