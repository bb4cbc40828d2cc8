// The New-pod page: takes what was handed in (state/incomingManifests.ts) and leads it through Review and Apply.

import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { matchesChord } from '../app/chords.ts';
import { PageHead } from '../app/PageHead.tsx';
import { isMac } from '../app/platform.ts';
import type { EditorHandle } from '../editor/ManifestEditor.tsx';
import { takeManifests, useIncomingManifests } from '../state/incomingManifests.ts';
import { useCanAct } from '../state/systemStore.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { DraftToolbar } from './DraftToolbar.tsx';
import { changeDraft, type Draft, saveDraft, useDraft } from './draftStore.ts';
import styles from './NewPod.module.css';
import { NewPodSide } from './NewPodSide.tsx';
import { answerOpening, clearDraft, openSource, startFrom, useOpening } from './opening.ts';
import { applyHindrance, summarizeReview } from './reviewSummary.ts';
import { StepFooter } from './StepFooter.tsx';
import { StepTrail } from './StepTrail.tsx';
import { type ApplyFlow, useApplyFlow } from './useApplyFlow.ts';
import { type LiveReview, useManifestReview } from './useManifestReview.ts';
import { useSamples } from './useSamples.ts';

export function NewPodPage() {
  const { t } = useTranslation();
  const draft = useDraft();
  const live = useManifestReview(draft.name, draft.text);
  const flow = useApplyFlow(draft.generation);
  const { step, goTo } = flow;
  const samples = useSamples();
  const editor = useRef<EditorHandle>(null);
  const side = useRef<HTMLElement>(null);
  useEffect(() => saveDraft, []);
  useTakenManifests();

  const isEmpty = draft.text.trim() === '';
  const { summary, hindrance } = useReviewSummary(live, flow);
  const next = useNextStep({ draft, live, flow, hindrance, side });
  const onEdit = (text: string) => {
    changeDraft(text);
    if (step !== 'write') goTo('write');
  };
  return (
    <div className={styles.page} onKeyDown={(event) => onSubmitKey(event, next)} role="presentation">
      <PageHead title={t('newPod.title')} actions={<StepTrail step={step} />} />
      <div className={styles.columns}>
        <div className={styles.left}>
          <DraftToolbar samples={samples} onOpen={openSource} onClear={clearDraft} />
          <DraftEditor draft={draft} live={live} onChange={onEdit} onSubmit={next} handle={editor} />
        </div>
        <section ref={side} tabIndex={-1} className={styles.side} aria-label={t(`newPod.sides.${step}`)}>
          <NewPodSide
            flow={flow}
            live={live}
            summary={summary}
            isEmpty={isEmpty}
            samples={samples}
            onReveal={(range) => editor.current?.reveal(range)}
          />
          <StepFooter
            flow={flow}
            summary={summary}
            hindrance={hindrance}
            isEmpty={isEmpty}
            onNext={next}
            onNew={clearDraft}
          />
        </section>
      </div>
      <ReplaceDialog draft={draft.name} />
    </div>
  );
}

/** What the review comes to, and why nothing can be applied now. */
function useReviewSummary(live: LiveReview, { isRecreateConfirmed }: ApplyFlow) {
  const canAct = useCanAct();
  const summary = useMemo(() => live.review && summarizeReview(live.review), [live.review]);
  const current = live.isCurrent ? summary : undefined;
  return { summary, hindrance: applyHindrance(current, { canAct, isRecreateConfirmed }) };
}

function onSubmitKey(event: KeyboardEvent, next: () => void): void {
  if (event.defaultPrevented || !matchesChord('Mod+Enter', event.nativeEvent, isMac)) return;
  event.preventDefault();
  next();
}

/** Something was opened while a draft is there. */
function ReplaceDialog({ draft }: { readonly draft: string }) {
  const { t } = useTranslation();
  const asked = useOpening((state) => state.asked);
  return (
    <AlertDialog
      isOpen={asked !== undefined}
      onClose={() => answerOpening(false)}
      title={t('newPod.replace.title')}
      confirmLabel={t('newPod.replace.confirm')}
      onConfirm={() => answerOpening(true)}
    >
      <p>
        {t(asked?.text === '' ? 'newPod.replace.clear' : 'newPod.replace.text', {
          draft,
          name: asked?.name ?? '',
        })}
      </p>
    </AlertDialog>
  );
}

interface StepParts {
  readonly draft: Draft;
  readonly live: LiveReview;
  readonly flow: ApplyFlow;
  /** Why nothing can be applied now. */
  readonly hindrance: ReturnType<typeof applyHindrance>;
  readonly side: RefObject<HTMLElement | null>;
}

/** From writing to the review, from the review to the results. */
function useNextStep({ draft, live, flow, hindrance, side }: StepParts): () => void {
  return () => {
    if (draft.text.trim() === '' || flow.isApplying || flow.step === 'results') return;
    if (flow.step === 'review') {
      if (hindrance === undefined) flow.apply({ name: draft.name, text: draft.text });
      return;
    }
    live.refresh();
    flow.goTo('review');
    side.current?.focus();
  };
}

/** Takes what was handed to the page from outside, now and whenever more comes. */
function useTakenManifests(): void {
  const waiting = useIncomingManifests((state) => state.waiting);
  useEffect(() => {
    const taken = waiting === undefined ? undefined : takeManifests();
    if (taken !== undefined) startFrom(taken);
  }, [waiting]);
}
