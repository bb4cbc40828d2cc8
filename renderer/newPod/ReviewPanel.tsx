// What applying the manifest would do, said while it is being written: risks first, then problems, then every field.

import { useTranslation } from 'react-i18next';
import type { ManifestReview } from '../../electron/common/contract/manifests.ts';
import type { SourceRange } from '../../electron/common/manifest.ts';
import { DocumentList } from './DocumentList.tsx';
import { FieldReportPart } from './FieldReportPart.tsx';
import styles from './NewPodSide.module.css';
import { ProblemList } from './ProblemList.tsx';
import { RiskPart } from './RiskPart.tsx';
import type { ReviewSummary } from './reviewSummary.ts';
import { SidePart } from './SidePart.tsx';

export interface ReviewPanelProps {
  readonly review: ManifestReview;
  readonly summary: ReviewSummary;
  readonly onReveal: (range: SourceRange) => void;
}

export function ReviewPanel({ review, summary, onReveal }: ReviewPanelProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.sideBody}>
      <RiskPart risks={summary.risks} onReveal={onReveal} />
      <SidePart title={t('newPod.documents.title')} count={summary.documents}>
        {summary.documents === 0 && <p className={styles.muted}>{t('newPod.documents.none')}</p>}
        <DocumentList documents={review.documents} />
      </SidePart>
      {summary.errors.length > 0 && (
        <SidePart title={t('newPod.problems')} count={summary.errors.length}>
          <ProblemList problems={summary.errors} onReveal={onReveal} />
        </SidePart>
      )}
      {summary.notes.length > 0 && (
        <SidePart title={t('newPod.warnings')} count={summary.notes.length}>
          <ProblemList problems={summary.notes} onReveal={onReveal} />
        </SidePart>
      )}
      <FieldReportPart fields={summary.fields} onReveal={onReveal} />
    </div>
  );
}
