// Hangs the rows of a wrapped line below its first word: the left edge of a text then shows its structure alone.

import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

/** In characters: behind the indentation, as far as the words after a `- ` stand. */
const HANG = 2;
/** In characters: a deeper line hangs as this, or a narrow panel had no room left. */
const MAX_INDENT = 24;

class HangingIndent {
  decorations: DecorationSet;

  constructor(view: EditorView) {
    this.decorations = hangVisible(view);
  }

  update({ docChanged, viewportChanged, view }: ViewUpdate): void {
    if (docChanged || viewportChanged) this.decorations = hangVisible(view);
  }
}

export const hangingIndent: Extension = ViewPlugin.fromClass(HangingIndent, {
  decorations: (plugin) => plugin.decorations,
});

function hangVisible({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let next = 0;
  for (const { from, to } of visibleRanges) {
    for (let at = Math.max(from, next); at <= to; at = next) {
      const line = state.doc.lineAt(at);
      const indent = line.text.length - line.text.trimStart().length;
      if (line.from >= next) builder.add(line.from, line.from, hang(Math.min(indent, MAX_INDENT) + HANG));
      next = line.to + 1;
    }
  }
  return builder.finish();
}

/** The first row is pulled back to where all rows of it would start. */
function hang(characters: number): Decoration {
  const style = `text-indent: -${characters}ch; padding-left: calc(var(--space-8) + ${characters}ch)`;
  return Decoration.line({ attributes: { style } });
}
