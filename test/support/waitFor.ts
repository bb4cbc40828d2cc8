// Waits in Docker and browser tests poll for a state with a deadline; they never sleep for a guess.

/** Polls until `check` gives something truthy; fails with `what` and the last value or error after `timeoutMs`. */
export async function waitFor<T>(
  what: string,
  check: () => T | Promise<T>,
  timeoutMs = 20_000,
  everyMs = 50,
): Promise<Exclude<T, false | undefined | null>> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await check();
      if (value) return value as Exclude<T, false | undefined | null>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      const detail = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`Waited ${timeoutMs} ms until ${what}; last: ${detail}`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
