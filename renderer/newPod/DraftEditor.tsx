// The editor with the draft in it and the review's findings on it.

import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../electron/common/manifest.ts';
import { LazyManifestEditor } from '../editor/LazyManifestEditor.tsx';
import type { EditorHandle } from '../editor/ManifestEditor.tsx';
import { usePodSchema } from '../editor/usePodSchema.ts';
import type { Draft } from './draftStore.ts';
import styles from './NewPod.module.css';
import { starterImage, starterManifest } from './starterManifest.ts';
import type { LiveReview } from './useManifestReview.ts';

export interface DraftEditorProps {
  readonly draft: Draft;
  readonly live: LiveReview;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  readonly handle: Ref<EditorHandle>;
}

const none: readonly Diagnostic[] = [];

export function DraftEditor({ draft, live, onChange, onSubmit, handle }: DraftEditorProps) {
  const { t } = useTranslation();
  const schema = usePodSchema();
  const diagnostics = useMemo(
    () => live.review?.documents.flatMap((document) => document.diagnostics) ?? none,
    [live.review],
  );
  return (
    <>
      <LazyManifestEditor
        key={draft.generation}
        label={t('newPod.editor')}
        placeholder={t('newPod.placeholder')}
        initialText={draft.text}
        initialSelection={draft.text === starterManifest.text ? starterImage : undefined}
        onChange={onChange}
        onSubmit={onSubmit}
        schema={schema}
        diagnostics={diagnostics}
        reviewedText={live.reviewedText}
        handle={handle}
      />
      <p className={styles.keys}>{t('newPod.keys')}</p>
    </>
  );
}
