// Ids in order: uid-1, uid-2, …

import type { IdSource } from '../../../electron/common/ids.ts';

export function countingIds(): IdSource {
  let last = 0;
  return {
    uid: () => `uid-${++last}`,
    randomHex: (digits) => (++last).toString(16).padStart(digits, '0'),
  };
}
