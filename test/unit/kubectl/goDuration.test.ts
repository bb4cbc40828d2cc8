import { expect, test } from 'vitest';
import { goDuration, parseGoDuration, truncateToMs } from '../../../electron/common/kubectl/goDuration.ts';

test.each([
  [0, '0s'],
  [0.0005, '500ns'],
  [0.0015, '1.5µs'],
  [1.5, '1.5ms'],
  [850, '850ms'],
  [1204, '1.204s'],
  [10_000, '10s'],
  [20_000, '20s'],
  [40_000, '40s'],
  [60_000, '1m0s'],
  [62_500, '1m2.5s'],
  [80_000, '1m20s'],
  [160_000, '2m40s'],
  [300_000, '5m0s'],
  [3_600_000, '1h0m0s'],
  [90_061_000, '25h1m1s'],
  [-1500, '-1.5s'],
])('%d ms prints as Go prints it: %s', (ms, text) => {
  expect(goDuration(ms)).toBe(text);
});

test('a pull time loses what is finer than a millisecond', () => {
  expect(goDuration(truncateToMs(1204.987))).toBe('1.204s');
});

test.each([
  ['10s', 10_000],
  ['1m20s', 80_000],
  ['5m0s', 300_000],
  ['1h0m1.5s', 3_601_500],
  ['850ms', 850],
  ['', undefined],
  ['soon', undefined],
  ['10', undefined],
])('%j reads as %s ms', (text, ms) => {
  expect(parseGoDuration(text)).toBe(ms);
});
