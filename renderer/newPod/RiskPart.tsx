// What the pod may do to the machine that it runs on. It stands above everything else, before Apply.

import { useTranslation } from 'react-i18next';
import type { Diagnostic, SourceRange } from '../../electron/common/manifest.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import styles from './NewPodSide.module.css';
import { ProblemList } from './ProblemList.tsx';

export interface RiskPartProps {
  readonly risks: readonly Diagnostic[];
  readonly onReveal: (range: SourceRange) => void;
}

export function RiskPart({ risks, onReveal }: RiskPartProps) {
  const { t } = useTranslation();
  if (risks.length === 0) return null;
  return (
    <section className={styles.risks} data-testid="risks">
      <h2 className={styles.riskTitle}>
        <StatusIcon kind="warn" />
        {t('newPod.risks.title')}
      </h2>
      <p className={styles.riskText}>{t('newPod.risks.text')}</p>
      <ProblemList problems={risks} onReveal={onReveal} />
    </section>
  );
}
