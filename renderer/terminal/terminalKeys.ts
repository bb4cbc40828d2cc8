// What keys mean while a terminal has the focus (ux.md 3.2, 5.4). Plain Ctrl with a letter always belongs to the
// program; only what is listed here does not.

import { type KeyLike, matchesChord } from '../app/chords.ts';
import type { Platform } from '../app/platform.ts';

export type TerminalKey =
  /** A shortcut of the app, or nothing: never the program's. */
  | 'app'
  | 'copy'
  /** The browser pastes: its paste event carries the text without asking for a permission. */
  | 'paste'
  | 'find'
  | 'larger'
  | 'smaller'
  | 'defaultSize'
  /** What macOS users expect of line editing, as the bytes that shells know. */
  | { readonly send: string };

const appChords = ['F6', 'Shift+F6', 'Ctrl+Tab', 'Ctrl+Shift+Tab', 'Ctrl+`'];

const copyChords: Readonly<Record<Platform, readonly string[]>> = {
  mac: ['Mod+C'],
  windows: ['Ctrl+Shift+C', 'Ctrl+Insert'],
  linux: ['Ctrl+Shift+C', 'Ctrl+Insert'],
};

const pasteChords: Readonly<Record<Platform, readonly string[]>> = {
  mac: ['Mod+V'],
  windows: ['Ctrl+V', 'Ctrl+Shift+V', 'Shift+Insert'],
  linux: ['Ctrl+Shift+V', 'Shift+Insert'],
};

const macEditing: Readonly<Record<string, string>> = {
  'Mod+ArrowLeft': '\u0001',
  'Mod+ArrowRight': '\u0005',
  'Mod+Backspace': '\u0015',
};

/** Undefined: the key goes to the program. */
export function terminalKey(
  event: KeyLike,
  platform: Platform,
  hasSelection: boolean,
): TerminalKey | undefined {
  const isMac = platform === 'mac';
  const matches = (chord: string) => matchesChord(chord, event, isMac);
  const any = (chords: readonly string[]) => chords.some(matches);
  if (any(appChords)) return 'app';
  if (any(copyChords[platform])) return 'copy';
  // As Windows Terminal does it: without a selection it is always the interrupt.
  if (platform === 'windows' && hasSelection && matches('Ctrl+C')) return 'copy';
  if (any(pasteChords[platform])) return 'paste';
  if (matches(isMac ? 'Mod+F' : 'Ctrl+Shift+F')) return 'find';
  const zoom = zoomKey(event, isMac);
  if (zoom !== undefined) return zoom;
  if (isMac) {
    const editing = Object.entries(macEditing).find(([chord]) => matches(chord));
    if (editing !== undefined) return { send: editing[1] };
    return event.metaKey ? 'app' : undefined;
  }
  const isCtrlShift = event.ctrlKey && event.shiftKey && !event.altKey && !event.metaKey;
  return isCtrlShift && /^[a-z]$/i.test(event.key) ? 'app' : undefined;
}

/** By what the key types: on many layouts plus and minus need Shift. */
function zoomKey(event: KeyLike, isMac: boolean): TerminalKey | undefined {
  const isMod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (!isMod || event.altKey) return undefined;
  if (event.key === '+' || event.key === '=') return 'larger';
  if (event.key === '-') return 'smaller';
  return event.key === '0' ? 'defaultSize' : undefined;
}
