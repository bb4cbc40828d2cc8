// Beside the editor: how to begin, what would happen, or what has happened.

import { useTranslation } from 'react-i18next';
import type { SourceRange } from '../../electron/common/manifest.ts';
import { errorText } from '../rpc/errorText.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ApplyResults } from './ApplyResults.tsx';
import styles from './NewPodSide.module.css';
import { openSource, openStarter } from './opening.ts';
import { ReviewPanel } from './ReviewPanel.tsx';
import type { ReviewSummary } from './reviewSummary.ts';
import { StartPanel } from './StartPanel.tsx';
import type { ApplyFlow } from './useApplyFlow.ts';
import type { LiveReview } from './useManifestReview.ts';
import type { Sample } from './useSamples.ts';

export interface NewPodSideProps {
  readonly flow: ApplyFlow;
  readonly live: LiveReview;
  readonly summary: ReviewSummary | undefined;
  readonly isEmpty: boolean;
  readonly samples: readonly Sample[];
  readonly onReveal: (range: SourceRange) => void;
}

export function NewPodSide(props: NewPodSideProps) {
  const { flow, live, summary, isEmpty, samples, onReveal } = props;
  const { t } = useTranslation();
  if (flow.step === 'results') return <ApplyResults results={flow.results} />;
  if (isEmpty) {
    return <StartPanel samples={samples} onImage={openStarter} onOpen={openSource} />;
  }
  return (
    <>
      {live.error !== undefined && (
        <Banner tone="error" actions={<Button onPress={live.refresh}>{t('common.retry')}</Button>}>
          {t('newPod.reviewFailed', { message: errorText(live.error) })}
        </Banner>
      )}
      {live.review !== undefined && summary !== undefined ? (
        <ReviewPanel review={live.review} summary={summary} onReveal={onReveal} />
      ) : (
        <div className={styles.sideBody}>
          <p className={styles.waiting}>{t('newPod.hindrances.reviewing')}</p>
        </div>
      )}
    </>
  );
}
