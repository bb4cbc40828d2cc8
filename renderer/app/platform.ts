// Which modifier this platform uses, and how shortcuts are printed on it.

export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

/** True when the platform's command key is held: Cmd on a Mac, Ctrl elsewhere. */
export function isModKey(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}
