// Log lines as JSON on a sink the host chooses (stderr, a file). Secrets are cut here, once, whoever logs them.

import { errorMessage } from '../common/appError.ts';
import type { Clock } from '../common/clock.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

const severity: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Field names whose values never reach a log: tokens, credentials, and what containers get as environment. */
const SECRET_FIELD = /token|password|secret|authorization|registryauth|^env$/i;
/** A token in a URL's fragment, wherever it turns up in a text. */
const SECRET_TEXT = /((?:token[=.]|Bearer |Basic ))[A-Za-z0-9._~+/=-]{8,}/g;
/** Longest text kept per field: a daemon error can carry a whole build log. */
const MAX_TEXT_CHARS = 4_096;

export function createLogger(
  write: (line: string) => void,
  clock: Pick<Clock, 'now'>,
  level: LogLevel = 'info',
): Logger {
  const log = (of: LogLevel, message: string, fields: LogFields = {}) => {
    if (severity[of] < severity[level]) return;
    const time = new Date(clock.now()).toISOString();
    write(JSON.stringify({ time, level: of, message: redactText(message), ...redactFields(fields) }));
  };
  return {
    debug: (message, fields) => log('debug', message, fields),
    info: (message, fields) => log('info', message, fields),
    warn: (message, fields) => log('warn', message, fields),
    error: (message, fields) => log('error', message, fields),
  };
}

function redactFields(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SECRET_FIELD.test(name) ? '[redacted]' : plain(value),
    ]),
  );
}

function plain(value: unknown): unknown {
  if (value instanceof Error) return redactText(value.stack ?? errorMessage(value));
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null) return redactFields({ ...value });
  return value;
}

function redactText(text: string): string {
  return text.slice(0, MAX_TEXT_CHARS).replace(SECRET_TEXT, '$1[redacted]');
}
