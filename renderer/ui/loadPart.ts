// Loads a part of the page on its first use. Chromium drops requests under way whenever a network interface comes or
// goes, and Docker adds one for every pod: such a failure is tried again before it becomes an error.

import { type Clock, sleep, systemClock } from '../../electron/common/clock.ts';

const ATTEMPTS = 4;
/** Doubled after each attempt; interfaces come and go within some 100 ms. */
const FIRST_PAUSE_MS = 150;

export async function loadPart<Part>(load: () => Promise<Part>, clock: Clock = systemClock): Promise<Part> {
  for (let attempt = 1; attempt < ATTEMPTS; attempt += 1) {
    try {
      return await load();
    } catch {
      // The last attempt below tells its error.
      await sleep(clock, FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
  return load();
}
