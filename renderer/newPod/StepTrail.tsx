// Where one is: Write, Review, Apply.

import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../ui/cx.ts';
import styles from './NewPod.module.css';
import type { Step } from './useApplyFlow.ts';

const steps: readonly Step[] = ['write', 'review', 'results'];

export function StepTrail({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.trail}>
      {steps.map((candidate, index) => (
        <li
          key={candidate}
          className={cx(styles.trailStep, candidate === step && styles.trailCurrent)}
          {...(candidate === step ? { 'aria-current': 'step' as const } : {})}
        >
          {index > 0 && <ChevronRight size={14} aria-hidden />}
          {t(`newPod.trail.${candidate}`)}
        </li>
      ))}
    </ol>
  );
}
