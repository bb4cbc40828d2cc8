// The IdSource of the running app.

import { randomBytes, randomUUID } from 'node:crypto';
import type { IdSource } from '../common/ids.ts';

export const randomIds: IdSource = {
  uid: () => randomUUID(),
  randomHex: (digits) =>
    randomBytes(Math.ceil(digits / 2))
      .toString('hex')
      .slice(0, digits),
};
