import { expect, test } from 'vitest';
import { age, humanDuration } from '../../../electron/common/kubectl/humanDuration.ts';

test.each([
  [-5, '<invalid>'],
  [-2, '<invalid>'],
  [-1.9, '0s'],
  [-1.5, '0s'],
  [0, '0s'],
  [1, '1s'],
  [119, '119s'],
  [120, '2m'],
  [121, '2m1s'],
  [542, '9m2s'],
  [599, '9m59s'],
  [600, '10m'],
  [7200, '120m'],
  [10_799, '179m'],
  [10_800, '3h'],
  [10_860, '3h1m'],
  [28_799, '7h59m'],
  [28_800, '8h'],
  [172_799, '47h'],
  [172_800, '2d'],
  [176_400, '2d1h'],
  [273_600, '3d4h'],
  [691_199, '7d23h'],
  [691_200, '8d'],
  [34_560_000, '400d'],
  [63_072_000, '2y'],
  [63_158_400, '2y1d'],
  [252_288_000, '8y'],
])('%d seconds print as kubectl prints them: %s', (seconds, text) => {
  expect(humanDuration(seconds * 1000)).toBe(text);
});

test('an age counts from an RFC 3339 timestamp', () => {
  expect(age('2025-07-01T08:00:00Z', Date.parse('2025-07-01T08:02:11Z'))).toBe('2m11s');
});

test('an object without a timestamp has an unknown age', () => {
  expect(age(undefined, 0)).toBe('<unknown>');
});
