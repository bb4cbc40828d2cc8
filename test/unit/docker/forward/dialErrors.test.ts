// What a failed connect says: the system's code becomes a reason that the page has words for.

import { describe, expect, it } from 'vitest';
import { connectFailed } from '../../../../electron/docker/forward/dialErrors.ts';
import { podError } from '../../../../electron/docker/forward/podError.ts';

describe('a failed connect', () => {
  it.each([
    ['ECONNREFUSED', 'nothingListens', 'Unavailable'],
    ['ECONNRESET', 'nothingListens', 'Unavailable'],
    ['EMFILE', 'outOfSockets', 'ResourceExhausted'],
    ['EADDRNOTAVAIL', 'outOfSockets', 'ResourceExhausted'],
    ['EHOSTUNREACH', 'noAnswer', 'DeadlineExceeded'],
  ] as const)('with %s is known as %s', (systemCode, reason, code) => {
    const cause = podError(systemCode);
    expect(connectFailed(cause, 80)).toMatchObject({ reason, code, details: cause.message, retryable: true });
  });

  it('names the port', () => {
    expect(connectFailed(podError('ECONNREFUSED'), 80).message).toBe(
      'Nothing listens on port 80 in the pod.',
    );
  });
});
