// The New-pod page: takes what was handed in (state/incomingManifests.ts) and leads it through Review and Apply.

import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
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
import { changeDraft, saveDraft, useDraft } from './draftStore.ts';
import styles from './NewPod.module.css';
import { NewPodSide } from './NewPodSide.tsx';
import { answerOpening, clearDraft, openSource, startFrom, useOpening } from './opening.ts';
import { applyHindrance, summarizeReview } from './reviewSummary.ts';
import { StepFooter } from './StepFooter.tsx';
import { StepTrail } from './StepTrail.tsx';
import { useApplyFlow } from './useApplyFlow.ts';
import { useManifestReview } from './useManifestReview.ts';
import { useSamples } from './useSamples.ts';

export function NewPodPage() {
  const { t } = useTranslation();
  const draft = useDraft();
  const live = useManifestReview(draft.name, draft.text);
  const flow = useApplyFlow(draft.generation);
  const { step, goTo } = flow;
  const asked = useOpening((state) => state.asked);
  const samples = useSamples();
  const canAct = useCanAct();
  const editor = useRef<EditorHandle>(null);
  const side = useRef<HTMLElement>(null);
  useEffect(() => saveDraft, []);
  useTakenManifests();

  const isEmpty = draft.text.trim() === '';
  const summary = useMemo(() => live.review && summarizeReview(live.review), [live.review]);
  const hindrance = applyHindrance(live.isCurrent ? summary : undefined, {
    canAct,
    isRecreateConfirmed: flow.isRecreateConfirmed,
  });

  const next = () => {
    if (isEmpty || flow.isApplying || step === 'results') return;
    if (step === 'review') {
      if (hindrance === undefined) flow.apply({ name: draft.name, text: draft.text });
      return;
    }
    live.refresh();
    goTo('review');
    side.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !matchesChord('Mod+Enter', event.nativeEvent, isMac)) return;
    event.preventDefault();
    next();
  };

  return (
    <div className={styles.page} onKeyDown={onKeyDown} role="presentation">
      <PageHead title={t('newPod.title')} actions={<StepTrail step={step} />} />
      <div className={styles.columns}>
        <div className={styles.left}>
          <DraftToolbar samples={samples} onOpen={openSource} onClear={clearDraft} />
          <DraftEditor
            draft={draft}
            live={live}
            onChange={(text) => {
              changeDraft(text);
              if (step !== 'write') goTo('write');
            }}
            onSubmit={next}
            handle={editor}
          />
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
      <AlertDialog
        isOpen={asked !== undefined}
        onClose={() => answerOpening(false)}
        title={t('newPod.replace.title')}
        confirmLabel={t('newPod.replace.confirm')}
        onConfirm={() => answerOpening(true)}
      >
        <p>
          {t(asked?.text === '' ? 'newPod.replace.clear' : 'newPod.replace.text', {
            draft: draft.name,
            name: asked?.name ?? '',
          })}
        </p>
      </AlertDialog>
    </div>
  );
}

/** Takes what was handed to the page from outside, now and whenever more comes. */
function useTakenManifests(): void {
  const waiting = useIncomingManifests((state) => state.waiting);
  useEffect(() => {
    const taken = waiting === undefined ? undefined : takeManifests();
    if (taken !== undefined) startFrom(taken);
  }, [waiting]);
}
