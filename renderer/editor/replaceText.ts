// Brings a text up to date with the smallest change, so that the reader's selection and scroll position stay.

import { diff } from '@codemirror/merge';
import type { EditorView } from '@codemirror/view';

/** Texts that differ in more than this are replaced as a whole: the exact difference would cost more than it gives. */
const SCAN_LIMIT = 500;

export function replaceText(view: EditorView, text: string): void {
  const old = view.state.doc.toString();
  if (old === text) return;
  const changes = diff(old, text, { scanLimit: SCAN_LIMIT }).map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    insert: text.slice(fromB, toB),
  }));
  view.dispatch({ changes });
}
