// The steps of the page and the one button that goes on. A button that cannot be pressed says why.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { printChord } from '../app/chords.ts';
import { isMac } from '../app/platform.ts';
import { errorText } from '../rpc/errorText.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import styles from './NewPod.module.css';
import type { ApplyHindrance, ReviewSummary } from './reviewSummary.ts';
import type { ApplyFlow } from './useApplyFlow.ts';

export interface StepFooterProps {
  readonly flow: ApplyFlow;
  readonly summary: ReviewSummary | undefined;
  readonly hindrance: ApplyHindrance | undefined;
  readonly isEmpty: boolean;
  /** Review, then Apply: what Ctrl+Enter does too. */
  readonly onNext: () => void;
  readonly onNew: () => void;
}

export function StepFooter(props: StepFooterProps) {
  switch (props.flow.step) {
    case 'write':
      return <WriteFooter {...props} />;
    case 'review':
      return <ReviewFooter {...props} />;
    case 'results':
      return <ResultsFooter {...props} />;
  }
}

const chord = <Kbd keys={printChord('Mod+Enter', isMac)} />;

function WriteFooter({ isEmpty, onNext }: StepFooterProps) {
  const { t } = useTranslation();
  return (
    <Footer hint={isEmpty ? undefined : chord}>
      <Button variant="primary" isDisabled={isEmpty} onPress={onNext}>
        {t('newPod.steps.review')}
      </Button>
    </Footer>
  );
}

function ResultsFooter({ flow, onNew }: StepFooterProps) {
  const { t } = useTranslation();
  return (
    <Footer>
      <Button onPress={() => flow.goTo('write')}>{t('newPod.steps.edit')}</Button>
      <Button variant="primary" onPress={onNew}>
        {t('newPod.steps.another')}
      </Button>
    </Footer>
  );
}

function ReviewFooter({ flow, summary, hindrance, onNext }: StepFooterProps) {
  const { t } = useTranslation();
  const reason = useReason(hindrance, summary);
  const recreated = summary?.recreated ?? [];
  return (
    <Footer
      hint={reason === undefined ? chord : <span id="apply-reason">{reason}</span>}
      before={
        <>
          {recreated.length > 0 && (
            <Checkbox isSelected={flow.isRecreateConfirmed} onChange={flow.confirmRecreate}>
              {t('newPod.recreate', { count: recreated.length, names: recreated.join(', ') })}
            </Checkbox>
          )}
          {flow.error !== undefined && (
            <p role="alert" className={styles.failure}>
              {t('newPod.applyFailed', { message: errorText(flow.error) })}
            </p>
          )}
        </>
      }
    >
      <Button isDisabled={flow.isApplying} onPress={() => flow.goTo('write')}>
        {t('newPod.steps.back')}
      </Button>
      <Button
        variant="primary"
        isDisabled={hindrance !== undefined || flow.isApplying}
        onPress={onNext}
        {...(reason === undefined ? {} : { 'aria-describedby': 'apply-reason' })}
      >
        {flow.isApplying ? t('newPod.steps.applying') : t('newPod.steps.apply')}
      </Button>
    </Footer>
  );
}

interface FooterProps {
  readonly before?: ReactNode;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

function Footer({ before, hint, children }: FooterProps) {
  return (
    <div className={styles.footer}>
      {before}
      <div className={styles.footerRow}>
        <span className={styles.hint}>{hint}</span>
        {children}
      </div>
    </div>
  );
}

function useReason(
  hindrance: ApplyHindrance | undefined,
  summary: ReviewSummary | undefined,
): string | undefined {
  const { t } = useTranslation();
  if (hindrance === undefined) return undefined;
  if (hindrance === 'errors') return t('newPod.hindrances.errors', { count: summary?.errors.length ?? 0 });
  return t(`newPod.hindrances.${hindrance}`);
}
