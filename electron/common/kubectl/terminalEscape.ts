// Texts that come from containers may carry terminal control codes; kubectl's output (and what Copy puts on the
// clipboard) must not pass them on to a terminal.

/** Replaces ESC by `^[` and CR by `\r`, as kubectl's printers do. */
export function escapeTerminal(text: string): string {
  return text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
}
