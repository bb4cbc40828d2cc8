// CodeMirror is the largest part of the page and most visits never need it: it comes with the first editor.

import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart } from '../ui/loadPart.ts';
import styles from './CodeEditor.module.css';
import type { ManifestEditorProps } from './ManifestEditor.tsx';

const Editor = lazy(async () => {
  const { ManifestEditor } = await loadPart(() => import('./ManifestEditor.tsx'));
  return { default: ManifestEditor };
});

export function LazyManifestEditor(props: ManifestEditorProps) {
  return (
    <Suspense fallback={<EditorLoading />}>
      <Editor {...props} />
    </Suspense>
  );
}

export function EditorLoading() {
  const { t } = useTranslation();
  return <div className={styles.loading}>{t('editor.loading')}</div>;
}
