// resource.Quantity: parse, compare, and print in canonical form. Amounts are exact integers of nano-units, as in
// Kubernetes nothing finer than 1n exists; floating point never enters.

export const QUANTITY_ERROR =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

export type QuantityFormat = 'BinarySI' | 'DecimalSI' | 'DecimalExponent';

export interface Quantity {
  /** The amount times 10^9. */
  readonly nanos: bigint;
  /** The family of the suffix; printing keeps it. */
  readonly format: QuantityFormat;
}

const NANO = 1_000_000_000n;
/** Kubernetes caps at 2^63-1 units; a longer exponent or mantissa only costs time. */
const MAX_UNITS = 9_223_372_036_854_775_807n;
const MAX_EXPONENT = 40;
const MAX_TEXT = 128;

const decimalExponents: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

interface Scale {
  readonly format: QuantityFormat;
  readonly multiplier: bigint;
  readonly divisor: bigint;
}

function scaleOf(suffix: string): Scale | undefined {
  const binary = binarySuffixes.indexOf(suffix);
  if (binary > 0) return { format: 'BinarySI', multiplier: 1024n ** BigInt(binary), divisor: 1n };
  const decimal = Object.hasOwn(decimalExponents, suffix) ? decimalExponents[suffix] : undefined;
  if (decimal !== undefined) return { format: 'DecimalSI', ...powerOfTen(decimal) };
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  if (exponent === undefined) return undefined;
  const clamped = Math.min(Math.max(Number(exponent), -MAX_EXPONENT), MAX_EXPONENT);
  return { format: 'DecimalExponent', ...powerOfTen(clamped) };
}

function powerOfTen(exponent: number): { multiplier: bigint; divisor: bigint } {
  return exponent >= 0
    ? { multiplier: 10n ** BigInt(exponent), divisor: 1n }
    : { multiplier: 1n, divisor: 10n ** BigInt(-exponent) };
}

/** Reads `500m`, `1.5Gi`, `1e3`, a JSON number, …; undefined when Kubernetes would answer `QUANTITY_ERROR`. */
export function parseQuantity(value: string | number): Quantity | undefined {
  const text = String(value);
  if (text.length > MAX_TEXT) return undefined;
  const match = /^([+-]?)(\d*)(?:\.(\d*))?([a-zA-Z]*[+-]?\d*)$/.exec(text);
  const [, sign, whole = '', fraction = '', suffix = ''] = match ?? [];
  if (match === null || whole + fraction === '') return undefined;
  const scale = scaleOf(suffix);
  if (scale === undefined) return undefined;
  const numerator = BigInt(whole + fraction) * scale.multiplier * NANO;
  const denominator = scale.divisor * 10n ** BigInt(fraction.length);
  const roundedUp = (numerator + denominator - 1n) / denominator;
  const capped = roundedUp > MAX_UNITS * NANO ? MAX_UNITS * NANO : roundedUp;
  // Below 1024 a binary suffix cannot express a fraction, so Kubernetes turns to decimal.
  const format = scale.format === 'BinarySI' && capped < 1024n * NANO ? 'DecimalSI' : scale.format;
  return { nanos: sign === '-' ? -capped : capped, format };
}

/** Canonical form: no fraction, the largest suffix, the family kept: `1.5Gi` prints as `1536Mi`. */
export function formatQuantity({ nanos, format }: Quantity): string {
  if (nanos === 0n) return '0';
  if (format === 'BinarySI' && nanos % NANO === 0n) {
    let amount = nanos / NANO;
    let step = 0;
    while (amount % 1024n === 0n && step < binarySuffixes.length - 1) {
      amount /= 1024n;
      step += 1;
    }
    return `${amount}${binarySuffixes[step]}`;
  }
  let amount = nanos;
  let exponent = -9;
  while (amount % 1000n === 0n && exponent < 18) {
    amount /= 1000n;
    exponent += 3;
  }
  if (format === 'DecimalExponent') return exponent === 0 ? String(amount) : `${amount}e${exponent}`;
  const suffix = Object.entries(decimalExponents).find(([, power]) => power === exponent)?.[0] ?? '';
  return `${amount}${suffix}`;
}

/** Negative, zero or positive, as Array.sort wants it. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0;
}

/** Thousandths, rounded up: millicores for cpu. Undefined text counts as no amount: 0. */
export function milliValue(text: string | number | undefined): number {
  return ceiled(text, 1_000_000n);
}

/** Whole units, rounded up: bytes for memory. Beyond 2^53 the nearest double. */
export function unitValue(text: string | number | undefined): number {
  return ceiled(text, NANO);
}

function ceiled(text: string | number | undefined, divisor: bigint): number {
  const nanos = (text === undefined ? undefined : parseQuantity(text))?.nanos ?? 0n;
  const quotient = nanos / divisor;
  return Number(nanos > 0n && nanos % divisor !== 0n ? quotient + 1n : quotient);
}
