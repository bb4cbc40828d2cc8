import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareQuantities,
  formatQuantity,
  milliValue,
  parseQuantity,
  unitValue,
} from '../../../../electron/common/kubernetes/quantity.ts';

function parsed(text: string | number) {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new Error(`${text} does not parse`);
  return quantity;
}

describe('the canonical form', () => {
  test.each([
    ['1.5', '1500m'],
    ['1.5Gi', '1536Mi'],
    ['0.5', '500m'],
    ['1000m', '1'],
    ['1024Mi', '1Gi'],
    ['1e3', '1e3'],
    ['1E3', '1e3'],
    ['12e4', '120e3'],
    ['1000k', '1M'],
    ['1E', '1E'],
    ['1Ei', '1Ei'],
    ['1.', '1'],
    ['.5', '500m'],
    ['+1', '1'],
    ['-1.5', '-1500m'],
    ['0', '0'],
    ['0Ki', '0'],
    ['512', '512'],
    ['0.5Ki', '512'],
    ['1n', '1n'],
    ['100u', '100u'],
    ['007', '7'],
  ])('of %s is %s', (text, canonical) => {
    expect(formatQuantity(parsed(text))).toBe(canonical);
  });

  test('of a JSON number is a string', () => {
    expect(formatQuantity(parsed(0.1))).toBe('100m');
  });

  test('rounds what is finer than 1n up, away from zero', () => {
    expect(formatQuantity(parsed('0.1n'))).toBe('1n');
    expect(formatQuantity(parsed('-0.1n'))).toBe('-1n');
  });

  test('caps at 2^63-1', () => {
    expect(unitValue('1e30')).toBe(Number(2n ** 63n - 1n));
  });

  test('parses to the same amount and prints the same again', () => {
    const suffix = fc.constantFrom('n', 'u', 'm', '', 'k', 'M', 'Ki', 'Mi', 'Gi', 'e3', 'e-2');
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(number, suffix, (amount, unit) => {
        const first = parsed(`${amount}${unit}`);
        const again = parsed(formatQuantity(first));
        expect(compareQuantities(first, again)).toBe(0);
        expect(formatQuantity(again)).toBe(formatQuantity(first));
      }),
    );
  });
});

test.each([
  '',
  ' 1',
  '1 ',
  '1 Mi',
  '64MB',
  '1K',
  '1mi',
  '1kk',
  'abc',
  '.',
  '-',
  '1e',
  '1e1.5',
  '0x10',
  '1_000',
  '1Mi1',
])('%j is not a quantity', (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test('a text beyond the length limit is refused at once', () => {
  expect(parseQuantity('1'.repeat(10_000_000))).toBeUndefined();
});

describe('reading', () => {
  test.each([
    ['250m', 250],
    ['1', 1000],
    ['0.0001', 1],
    ['1500u', 2],
    ['', 0],
    [undefined, 0],
  ])('%s of cpu is %i millicores', (text, milli) => {
    expect(milliValue(text)).toBe(milli);
  });

  test.each([
    ['128Mi', 134_217_728],
    ['1k', 1000],
    ['1.5', 2],
    ['100m', 1],
    [undefined, 0],
  ])('%s of memory is %i bytes', (text, bytes) => {
    expect(unitValue(text)).toBe(bytes);
  });
});
