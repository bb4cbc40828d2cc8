// What one start of the app asks for. A second start hands its own to the first as data, because Chromium reorders
// and extends the argument list that it would pass on.

import { parseArgs } from 'node:util';
import { z } from 'zod';

const paths = z.array(z.string().max(4096)).max(256);

export const launchRequestSchema = z.object({
  workingDir: z.string().max(4096),
  openFiles: paths,
  applyFiles: paths,
  dataDir: z.string().max(4096).optional(),
  engineUrl: z.string().max(1024).optional(),
  /** See `ConnectOptions.instance`. */
  instance: z.string().max(64).optional(),
});
export type LaunchRequest = z.infer<typeof launchRequestSchema>;

export interface LaunchContext {
  readonly workingDir: string;
  /** Unpackaged, the first plain argument is the app's own folder; switches of Electron may stand before it. */
  readonly isPackaged: boolean;
}

/** `args` without the executable. Switches that are not ours are Chromium's or Electron's, and ignored. */
export function parseLaunchArgs(
  args: readonly string[],
  { workingDir, isPackaged }: LaunchContext,
): LaunchRequest {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      open: { type: 'string', multiple: true },
      apply: { type: 'string', multiple: true },
      data: { type: 'string' },
      engine: { type: 'string' },
      instance: { type: 'string' },
    },
  });
  return {
    workingDir,
    openFiles: [...texts(values['open']), ...positionals.slice(isPackaged ? 0 : 1)],
    applyFiles: texts(values['apply']),
    ...optional('dataDir', texts(values['data'])[0]),
    ...optional('engineUrl', texts(values['engine'])[0]),
    ...optional('instance', texts(values['instance'])[0]),
  };
}

/** Not strict, so an option without its value arrives as `true`: dropped here. */
function texts(value: unknown): string[] {
  return [value].flat().filter((item): item is string => typeof item === 'string' && item !== '');
}

function optional<Name extends string>(name: Name, value: string | undefined): { [N in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [N in Name]?: string });
}
