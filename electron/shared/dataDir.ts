// Where Podbay keeps its data unless told otherwise. Both hosts use the same place: pods belong to the machine, not
// to the window they were made in.

import { posix, win32 } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
}

/** XDG on Linux, Application Support on macOS, %APPDATA% on Windows. */
export function defaultDataDir({ platform, env, homeDir }: Machine): string {
  if (platform === 'win32')
    return win32.join(env['APPDATA'] ?? win32.join(homeDir, 'AppData/Roaming'), 'Podbay');
  if (platform === 'darwin') return posix.join(homeDir, 'Library/Application Support/Podbay');
  // The XDG specification says to ignore a relative path.
  const xdg = env['XDG_DATA_HOME'];
  const base = xdg !== undefined && posix.isAbsolute(xdg) ? xdg : posix.join(homeDir, '.local/share');
  return posix.join(base, 'podbay');
}
