// What may be pasted as it is, and what is asked about first. Pure.

/** Nothing a program could take for keys: an escape inside a paste would end its brackets. */
export function pasteText(clipboard: string): string {
  return clipboard.replaceAll('\u001B', '');
}

/** Lines that would be run, a last empty one not counted. */
export function pasteLines(text: string): readonly string[] {
  return text.replace(/[\r\n]+$/, '').split(/\r\n|\r|\n/);
}
