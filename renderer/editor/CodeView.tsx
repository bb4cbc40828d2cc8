// A text to read, find in and copy from. Updates of the text leave selection and scroll position where they are.

import { openSearchPanel } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../state/settingsStore.ts';
import styles from './CodeEditor.module.css';
import { editorPhrases } from './editorPhrases.ts';
import { readOnlySetup } from './editorSetup.ts';
import { replaceText } from './replaceText.ts';

export interface CodeViewHandle {
  readonly find: () => void;
}

export interface CodeViewProps {
  readonly label: string;
  readonly text: string;
  readonly handle?: Ref<CodeViewHandle>;
}

export function CodeView({ label, text, handle }: CodeViewProps) {
  const { t } = useTranslation();
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const initialText = useRef(text);
  const fontSize = useSettings(({ settings }) => settings.editorFontSize);

  useEffect(() => {
    if (!parent.current) return undefined;
    const created = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: initialText.current,
        extensions: readOnlySetup({ label, phrases: editorPhrases(t) }),
      }),
    });
    view.current = created;
    return () => created.destroy();
  }, [label, t]);

  useEffect(() => {
    initialText.current = text;
    if (view.current) replaceText(view.current, text);
  }, [text]);

  useImperativeHandle(handle, () => ({
    find: () => view.current && openSearchPanel(view.current),
  }));

  return (
    <div ref={parent} className={styles.editor} style={{ '--editor-font-size': `${fontSize / 16}rem` }} />
  );
}
