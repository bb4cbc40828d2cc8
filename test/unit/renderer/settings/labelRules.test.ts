// Label keys and values as the API server takes them.

import { describe, expect, it } from 'vitest';
import { isBuiltInLabel, isLabelKey, isLabelValue } from '../../../../renderer/settings/labelRules.ts';

describe('label rules', () => {
  it.each(['disktype', 'example.com/zone', 'a.b_c-1', 'a'.repeat(63)])('take the key %s', (key) => {
    expect(isLabelKey(key)).toBe(true);
  });

  it.each(['', '/zone', 'example.com/', '-x', 'x-', 'Example.com/zone', 'a b', 'a'.repeat(64), 'a/b/c'])(
    'refuse the key %j',
    (key) => expect(isLabelKey(key)).toBe(false),
  );

  it('take an empty value and refuse one that ends with a dash', () => {
    expect(isLabelValue('')).toBe(true);
    expect(isLabelValue('ssd')).toBe(true);
    expect(isLabelValue('ssd-')).toBe(false);
  });

  it('know which labels the engine sets by itself', () => {
    expect(isBuiltInLabel('kubernetes.io/hostname')).toBe(true);
    expect(isBuiltInLabel('example.com/zone')).toBe(false);
  });
});
