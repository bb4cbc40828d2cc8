// Which modifier this platform uses, and how shortcuts are printed on it.

export type Platform = 'mac' | 'windows' | 'linux';

const userAgent = typeof navigator === 'undefined' ? '' : navigator.userAgent;

/** Of the machine that shows the page, whose keyboard and habits count. */
export const platform: Platform = /mac/i.test(userAgent)
  ? 'mac'
  : /windows/i.test(userAgent)
    ? 'windows'
    : 'linux';

export const isMac = platform === 'mac';

/** True when the platform's command key is held: Cmd on a Mac, Ctrl elsewhere. */
export function isModKey(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}
