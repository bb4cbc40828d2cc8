import { expect, test } from 'vitest';
import { LruMap } from '../../../../electron/engine/events/lruMap.ts';

test('a full map forgets what was neither read nor written for longest', () => {
  const map = new LruMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.get('a');
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
});
