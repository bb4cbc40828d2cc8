// The first thing to know about a pod that is not well: what is wrong and what to do, in one sentence.

import { memo } from 'react';
import type { Event, PodObject } from '../../electron/common/kubernetes/objects.ts';
import { podVerdict } from '../../electron/common/verdict/podVerdict.ts';
import type { VerdictSeverity } from '../../electron/common/verdict/verdict.ts';
import { verdictText } from '../../electron/common/verdict/verdictMessages.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { cx } from '../ui/cx.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import type { StatusKind } from '../ui/statusKind.ts';
import { keepTallest } from './keepTallest.ts';
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
}: {
  readonly pod: PodObject;
  readonly events: readonly Event[];
}) {
  const language = useLanguage();
  const now = useNow(EVERY_SECOND_MS);
  const verdict = podVerdict(pod, events, now);
  if (verdict === undefined) return null;
  const text = verdictText(verdict, language);
  return (
    <div
      key={pod.metadata.uid}
      ref={keepTallest}
      className={cx(styles.verdict, styles[verdict.severity])}
      data-testid="verdict"
    >
      <StatusIcon kind={kinds[verdict.severity]} />
      <p className={styles.text}>{text}</p>
    </div>
  );
});
