// Random and broken frames for /relay, for minutes instead of the seconds of test/docker/forward.

import { expect, test } from 'vitest';
import { fuzzRelay } from '../support/relayFuzz.ts';
import { relayProgram } from '../support/relayProgram.ts';
import { soakSettings } from './soakSettings.ts';

const MS_PER_MINUTE = 60_000;

test(`the relay survives broken frames, ${soakSettings.fuzzMinutes} minutes long`, async () => {
  const program = relayProgram();
  try {
    expect(program.isSanitized, 'a C compiler with sanitizers is needed: apt-get install gcc').toBe(true);
    expect(await fuzzRelay(program, soakSettings.fuzzMinutes * MS_PER_MINUTE)).toBeGreaterThan(0);
  } finally {
    program.dispose();
  }
});
