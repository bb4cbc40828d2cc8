// What a right click in a log points at: the selection where it is inside of one line, else the word under the mouse.

import { valueAt } from './valueAt.ts';

/** Where Chromium and Firefox, and where Safari say it. */
function textAt(x: number, y: number): readonly [Node, number] | undefined {
  const position = document.caretPositionFromPoint?.(x, y);
  if (position) return [position.offsetNode, position.offset];
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : undefined;
}

/** `line`: the element of the row's text. */
export function pointedValue(line: Element, x: number, y: number): string | undefined {
  const selection = getSelection();
  const selected = selection?.toString() ?? '';
  if (selected.trim() !== '' && line.contains(selection?.anchorNode ?? null) && !selected.includes('\n'))
    return selected;
  const [node, offset] = textAt(x, y) ?? [];
  return node?.nodeType === Node.TEXT_NODE && line.contains(node)
    ? valueAt(node.nodeValue ?? '', offset ?? 0)
    : undefined;
}
