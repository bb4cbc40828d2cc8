// What every code view of the page has: YAML colours, folding, find, selection, keys. No eval and no worker, so it
// lives under the page's content security policy.

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  placeholder as emptyText,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { editorTheme } from './editorTheme.ts';
import { hangingIndent } from './hangingIndent.ts';

export interface EditorLabels {
  /** The accessible name of the text. */
  readonly label: string;
  /** CodeMirror's own words in the page's language. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** YAML is also right for JSON, which is a part of it. */
function common({ label, phrases }: EditorLabels): Extension {
  return [
    yaml(),
    lineNumbers(),
    foldGutter(),
    drawSelection(),
    bracketMatching(),
    search({ top: true }),
    EditorState.phrases.of({ ...phrases }),
    // Its absence from the tab order is what axe calls a scrollable region without access.
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false' }),
    editorTheme,
  ];
}

export function readOnlySetup(labels: EditorLabels): Extension {
  return [
    common(labels),
    EditorState.readOnly.of(true),
    // A text field that takes no text would announce itself as one.
    EditorView.contentAttributes.of({ 'aria-readonly': 'true' }),
    EditorView.lineWrapping,
    hangingIndent,
    keymap.of([...defaultKeymap, ...searchKeymap, ...foldKeymap]),
  ];
}

export interface EditableOptions extends EditorLabels {
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
  /** Ctrl+Enter, Cmd+Enter on a Mac. */
  readonly onSubmit: () => void;
}

/** Tab indents; Escape and then Tab leaves, which CodeMirror sees to itself. */
export function editableSetup({ onChange, onSubmit, placeholder, ...labels }: EditableOptions): Extension {
  const submit = () => {
    onSubmit();
    return true;
  };
  return [
    common(labels),
    history(),
    indentUnit.of('  '),
    indentOnInput(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    lintGutter(),
    emptyText(placeholder),
    EditorState.tabSize.of(2),
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: submit }])),
    keymap.of([
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    // Dropped files are the page's to open, not text to insert at the pointer.
    EditorView.domEventHandlers({ drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0 }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
}
