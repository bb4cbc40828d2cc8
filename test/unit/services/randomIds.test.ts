import { expect, test } from 'vitest';
import { randomIds } from '../../../electron/services/randomIds.ts';

test('ids are version 4 UUIDs and exactly as many hex digits as asked for', () => {
  expect(randomIds.uid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(randomIds.randomHex(5)).toMatch(/^[0-9a-f]{5}$/);
  expect(randomIds.uid()).not.toBe(randomIds.uid());
});
