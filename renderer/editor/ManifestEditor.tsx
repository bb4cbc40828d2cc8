// The manifest editor. It owns its text: the page reads it through onChange, and starts over by giving another key.

import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypeSchema } from '../../electron/common/kubernetes/typeSchema.ts';
import type { Diagnostic, SourceRange } from '../../electron/common/manifest.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useSettings } from '../state/settingsStore.ts';
import styles from './CodeEditor.module.css';
import { editorPhrases } from './editorPhrases.ts';
import { editableSetup } from './editorSetup.ts';
import { offsetsOf, reviewMarks } from './reviewMarks.ts';
import { schemaSupport } from './schemaSupport.ts';

export interface EditorHandle {
  readonly focus: () => void;
  /** Selects the place and brings it into view. */
  readonly reveal: (range: SourceRange) => void;
}

export interface ManifestEditorProps {
  readonly label: string;
  readonly initialText: string;
  /** What is selected at first; undefined: the start of the text. */
  readonly initialSelection?: SourceRange | undefined;
  /** Shown while there is no text. */
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  /** Undefined while it loads: completion and hover come with it. */
  readonly schema: TypeSchema | undefined;
  /** Findings on `reviewedText`; they are shown only while the text is still that one. */
  readonly diagnostics: readonly Diagnostic[];
  readonly reviewedText: string | undefined;
  readonly handle?: Ref<EditorHandle>;
}

export function ManifestEditor(props: ManifestEditorProps) {
  const { handle } = props;
  const { t } = useTranslation();
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const schemaSlot = useRef(new Compartment());
  const latest = useRef(props);
  const fontSize = useSettings(({ settings }) => settings.editorFontSize);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!parent.current) return undefined;
    const { label, initialText, initialSelection, placeholder } = latest.current;
    const setup = editableSetup({
      label,
      placeholder,
      phrases: editorPhrases(t),
      onChange: (text) => latest.current.onChange(text),
      onSubmit: () => latest.current.onSubmit(),
    });
    const extensions = [setup, schemaSlot.current.of([])];
    const state = EditorState.create({ doc: initialText, extensions });
    const created = new EditorView({ parent: parent.current, state });
    view.current = created;
    if (initialSelection !== undefined) select(created, initialSelection);
    created.focus();
    return () => created.destroy();
  }, [t]);

  useSchema(view, schemaSlot, props.schema);
  useDiagnostics(view, props);
  useImperativeHandle(handle, () => ({
    focus: () => view.current?.focus(),
    reveal: (range) => {
      if (view.current === undefined) return;
      select(view.current, range);
      view.current.focus();
    },
  }));

  return (
    <div ref={parent} className={styles.editor} style={{ '--editor-font-size': `${fontSize / 16}rem` }} />
  );
}

type EditorRef = RefObject<EditorView | undefined>;

/** Completion and hover, as soon as the schema is there. */
function useSchema(
  view: EditorRef,
  slot: RefObject<Compartment>,
  schema: ManifestEditorProps['schema'],
): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (schema === undefined) return;
    const support = schemaSupport(schema, { required: t('common.required'), refused: t('editor.refused') });
    view.current?.dispatch({ effects: slot.current.reconfigure(support) });
  }, [view, slot, schema, t]);
}

/** Marks the findings where they are, while the text is the reviewed one. */
function useDiagnostics(
  view: EditorRef,
  { diagnostics, reviewedText }: Pick<ManifestEditorProps, 'diagnostics' | 'reviewedText'>,
): void {
  const { t } = useTranslation();
  const language = useLanguage();
  useEffect(() => {
    const current = view.current;
    if (current === undefined || current.state.doc.toString() !== reviewedText) return;
    const fixLabel = (name: string) => t('editor.fix', { name });
    const marks = reviewMarks(current.state.doc, diagnostics, fixLabel, language);
    current.dispatch(setDiagnostics(current.state, marks));
  }, [view, diagnostics, reviewedText, t, language]);
}

function select(view: EditorView, range: SourceRange): void {
  const { from, to } = offsetsOf(view.state.doc, range);
  view.dispatch({
    selection: { anchor: from, head: to },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
}
