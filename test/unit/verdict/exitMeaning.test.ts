import { expect, test } from 'vitest';
import { exitMeaning } from '../../../electron/common/verdict/exitMeaning.ts';
import { pullCause } from '../../../electron/common/verdict/pullCause.ts';

test.each([
  [1, { kind: 'general' }],
  [126, { kind: 'notExecutable' }],
  [127, { kind: 'notFound' }],
  [128, { kind: 'badExitCode' }],
  [130, { kind: 'signal', signal: 'SIGINT' }],
  [137, { kind: 'signal', signal: 'SIGKILL' }],
  [143, { kind: 'signal', signal: 'SIGTERM' }],
  [170, { kind: 'signal', signal: 'signal 42' }],
  [255, { kind: 'general' }],
])('exit code %d means %o', (exitCode, meaning) => {
  expect(exitMeaning(exitCode)).toEqual(meaning);
});

test.each([
  ['manifest for nginx:nope not found: manifest unknown: manifest unknown', 'notFound'],
  ['pull access denied for foo, repository does not exist', 'denied'],
  ['unauthorized: authentication required', 'denied'],
  ['dial tcp 127.0.0.1:5000: connect: connection refused', 'unreachable'],
  ['net/http: request canceled while waiting for connection', 'unreachable'],
  ['x509: certificate signed by unknown authority', 'tls'],
  ['http: server gave HTTP response to HTTPS client', 'tls'],
  ['toomanyrequests: You have reached your pull rate limit.', 'rateLimited'],
  ['no matching manifest for linux/arm64/v8 in the manifest list entries', 'wrongPlatform'],
  ['write /var/lib/docker/tmp/x: no space left on device', 'diskFull'],
  ['something else', 'other'],
])('the pull error %j has the cause %s', (error, cause) => {
  expect(pullCause(error)).toBe(cause);
});
