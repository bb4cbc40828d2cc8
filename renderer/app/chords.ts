// Shortcuts as data: `Mod+Shift+P` is matched against events and printed as each platform writes it.

export interface KeyLike {
  readonly key: string;
  /** The physical key; letters move with Shift and with the layout, `code` does not. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `Mod` is Cmd on a Mac and Ctrl elsewhere; `Ctrl` is Ctrl everywhere. */
export function matchesChord(chord: string, event: KeyLike, isMac: boolean): boolean {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  const wants = (name: string) => parts.includes(name);
  const wantsCtrl = wants('Ctrl') || (wants('Mod') && !isMac);
  const wantsMeta = wants('Mod') && isMac;
  if (event.ctrlKey !== wantsCtrl || event.metaKey !== wantsMeta || event.altKey !== wants('Alt'))
    return false;
  // A character such as `?` needs Shift on some layouts and not on others: its own key says enough.
  const isCharacter = key.length === 1 && !/[a-z0-9]/i.test(key) && parts.length === 0;
  if (!isCharacter && event.shiftKey !== wants('Shift')) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  return /^[A-Z]$/.test(key) ? event.code === `Key${key}` : key === '`' && event.code === 'Backquote';
}

const macSymbols: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Shift: '⇧', Alt: '⌥' };

export function printChord(chord: string, isMac: boolean): string {
  const parts = chord.split('+');
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  return parts.map((part) => macSymbols[part] ?? part).join('');
}
