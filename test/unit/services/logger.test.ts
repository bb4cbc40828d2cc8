import { expect, test } from 'vitest';
import { createLogger } from '../../../electron/services/logger.ts';

function lines(level: 'debug' | 'info' = 'info') {
  const written: string[] = [];
  return { written, logger: createLogger((line) => written.push(line), { now: () => 0 }, level) };
}

test('a line is JSON with time, level and message', () => {
  const { written, logger } = lines();
  logger.info('Engine ready', { address: 'unix:///run/docker.sock' });
  logger.debug('not at this level');
  expect(written.map((line) => JSON.parse(line))).toEqual([
    {
      time: '1970-01-01T00:00:00.000Z',
      level: 'info',
      message: 'Engine ready',
      address: 'unix:///run/docker.sock',
    },
  ]);
});

test('tokens, credentials and environments never reach the log', () => {
  const { written, logger } = lines();
  logger.warn('Open http://127.0.0.1:1/#token=abcdefghijkl', {
    accessToken: 'abcdefghijkl',
    registryAuth: 'x',
    container: { env: ['PASSWORD=hunter2'] },
    header: 'Bearer abcdefghijkl',
    error: new Error('refused podbay.token.abcdefghijkl'),
  });
  expect(written[0]).not.toMatch(/abcdefghijkl|hunter2/);
  expect(JSON.parse(written[0] ?? '').container).toEqual({ env: '[redacted]' });
});
