// What apply did: kubectl's line per document, the pod as it comes up, and the pulls that it waits for.

import { useTranslation } from 'react-i18next';
import type { ImagePull } from '../../electron/common/contract/images.ts';
import type { ApplyResult } from '../../electron/common/contract/pods.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { usePodEvents } from '../details/usePodEvents.ts';
import { VerdictLine } from '../details/VerdictLine.tsx';
import { openLogs, openPod } from '../pods/podActions.tsx';
import { podRow } from '../pods/podRow.ts';
import { saidText } from '../rpc/errorText.ts';
import { findPod, usePods } from '../state/podsStore.ts';
import { useSystem } from '../state/systemStore.ts';
import { Button } from '../ui/Button.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import styles from './NewPodSide.module.css';
import { PullProgress } from './PullProgress.tsx';
import { SidePart } from './SidePart.tsx';

export function ApplyResults({ results }: { readonly results: readonly ApplyResult[] }) {
  const { t } = useTranslation();
  const pulls = useSystem((state) => state.pulls);
  const uids = new Set(results.map(({ uid }) => uid));
  const mine = newestPerImage(pulls.filter((pull) => pull.podUids.some((uid) => uids.has(uid))));
  return (
    <div className={styles.sideBody}>
      <SidePart title={t('newPod.results.title')} count={results.length}>
        <ul className={styles.documents}>
          {results.map((result) => (
            <Result key={result.documentIndex} result={result} />
          ))}
        </ul>
      </SidePart>
      {mine.length > 0 && (
        <SidePart title={t('newPod.results.pulls')} count={mine.length}>
          <ul className={styles.pulls}>
            {mine.map((pull) => (
              <PullProgress key={pull.id} pull={pull} />
            ))}
          </ul>
        </SidePart>
      )}
    </div>
  );
}

function Result({ result }: { readonly result: ApplyResult }) {
  const { t } = useTranslation();
  const pod = usePods((state) => findPod(state, result.namespace, result.name));
  const isFailed = result.outcome === 'failed';
  return (
    <li className={styles.document}>
      <div className={styles.resultLine}>
        <StatusIcon kind={isFailed ? 'error' : 'ok'} />
        <code className={styles.resultText}>{saidText(result)}</code>
      </div>
      {!isFailed && pod !== undefined && (
        <>
          <div className={styles.documentHead}>
            <PodState pod={pod} />
            <Button onPress={() => openPod(result)}>{t('newPod.results.open', { name: result.name })}</Button>
          </div>
          <PodVerdict pod={pod} />
        </>
      )}
    </li>
  );
}

function PodState({ pod }: { readonly pod: PodObject }) {
  const row = podRow(pod);
  return (
    <span className={styles.podState}>
      <StatusBadge kind={row.kind} text={row.status} isTinted />
      <span className={styles.muted}>
        {row.ready}/{row.total}
      </span>
    </span>
  );
}

/** A failure is told where the action was. */
function PodVerdict({ pod }: { readonly pod: PodObject }) {
  return (
    <div className={styles.verdict}>
      <VerdictLine pod={pod} events={usePodEvents(pod.metadata.uid)} onLogs={() => openLogs(pod.metadata)} />
    </div>
  );
}

/** A failed pull is tried again; only the last try matters here. */
function newestPerImage(pulls: readonly ImagePull[]): readonly ImagePull[] {
  const oldestFirst = pulls.toSorted((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  return [...new Map(oldestFirst.map((pull) => [pull.image, pull])).values()];
}
