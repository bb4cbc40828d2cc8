// When an engine begins a new file for a container's log, and how many it keeps. Pure.

export interface LogRotation {
  readonly fileBytes: number;
  readonly files: number;
}

/** As inspect shows it: the engine's own defaults are filled in when a container is made. */
interface LogConfig {
  readonly Type: string;
  readonly Config: Readonly<Record<string, string>>;
}

/** Docker's defaults where only one of the two options is given; `local` always rotates. */
const defaults: Readonly<Record<string, { readonly size: string; readonly files: number }>> = {
  'json-file': { size: '-1', files: 1 },
  local: { size: '20m', files: 5 },
};

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** What is there whenever it is looked at: the newest file may have just begun. */
export function surelyKeptBytes({ fileBytes, files }: LogRotation): number {
  return fileBytes * (files - 1);
}

/** Undefined: the log is one file that grows, or not the engine's to read. */
export function logRotation({ Type, Config }: LogConfig): LogRotation | undefined {
  const known = defaults[Type];
  if (known === undefined) return undefined;
  const fileBytes = humanSize(Config['max-size'] ?? known.size);
  const files = Number(Config['max-file'] ?? known.files);
  return fileBytes === undefined ? undefined : { fileBytes, files: Math.max(1, files || 1) };
}

/** `10m`, `1.5 GB`: decimal, as go-units reads it; undefined for `-1`, which is no limit. */
function humanSize(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)b?$/i.exec(text) ?? [];
  const bytes = Number(digits) * (factors[unit.toLowerCase()] ?? 1);
  return bytes > 0 ? bytes : undefined;
}
