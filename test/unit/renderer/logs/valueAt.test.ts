import { expect, it } from 'vitest';
import { valueAt } from '../../../../renderer/logs/valueAt.ts';

it('finds the word that is pointed at, a key with its value as one', () => {
  const text = 'GET /api/items?id=4711 status=500 took "12 ms" at 12:30:01, [web]';
  const at = (part: string) => valueAt(text, text.indexOf(part) + 1);
  expect(at('/api')).toBe('/api/items?id=4711');
  expect(at('status')).toBe('status=500');
  expect(at('12 ms')).toBe('12');
  expect(at('12:30')).toBe('12:30:01');
  expect(at('web')).toBe('web');
});

it('finds nothing between words, nor a word that no other line would have', () => {
  expect(valueAt('a  b', 2)).toBeUndefined();
  expect(valueAt('x'.repeat(1_000), 5)).toBeUndefined();
});
