// What a plain scalar means to kubectl. Its YAML library (go-yaml 2) reads YAML 1.1: `yes` and `on` are booleans and
// `0644` is octal, although YAML 1.2 and most editors say otherwise. The surprising ones come with a note.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface ResolvedScalar {
  readonly value: string | number | boolean | null;
  /** Set where YAML 1.2 would read something else. */
  readonly note?: { readonly severity: 'warning' | 'info'; readonly message: string };
}

const trueWords = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const falseWords = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);
const nullWords = new Set(['', '~', 'null', 'Null', 'NULL']);

function oldBoolean(text: string, value: boolean): ResolvedScalar {
  const message = `kubectl reads ${text} as the boolean ${value} (YAML 1.1); write "${text}" in quotes to mean text`;
  return { value, note: { severity: 'warning', message } };
}

function resolveInteger(text: string): ResolvedScalar | undefined {
  const plain = text.replaceAll('_', '');
  if (/^[-+]?(0|[1-9]\d*)$/.test(plain)) return { value: Number(plain) };
  const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0x|0b|0o?)([0-9a-fA-F]+)$/.exec(plain) ?? [];
  const radix = prefix === '0x' ? 16 : prefix === '0b' ? 2 : 8;
  const allowed = radix === 16 ? /^[0-9a-fA-F]+$/ : radix === 2 ? /^[01]+$/ : /^[0-7]+$/;
  if (digits === '' || !allowed.test(digits)) return undefined;
  const value = Number.parseInt(digits, radix) * (sign === '-' ? -1 : 1);
  if (prefix !== '0') return { value };
  const message = `kubectl reads ${text} as an octal number (YAML 1.1): ${value}`;
  return { value, note: { severity: 'info', message } };
}

/** Resolves an unquoted, untagged scalar. Dates stay text, as in kubectl. */
export function resolvePlainScalar(text: string): ResolvedScalar {
  if (nullWords.has(text)) return { value: null };
  if (/^(true|True|TRUE)$/.test(text)) return { value: true };
  if (/^(false|False|FALSE)$/.test(text)) return { value: false };
  if (trueWords.has(text)) return oldBoolean(text, true);
  if (falseWords.has(text)) return oldBoolean(text, false);
  if (!/^[-+.\d]/.test(text)) return { value: text };
  const integer = resolveInteger(text);
  if (integer !== undefined) return integer;
  const plain = text.replaceAll('_', '');
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain)) {
    const value = Number(plain);
    return { value: Number.isFinite(value) ? value : text };
  }
  return { value: text };
}
