// How long a soak runs and with which luck: from the environment, so that a night can be longer than a CI run and a
// failure can be run again.

function fromEnvironment(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number.`);
  return value;
}

export const soakSettings = {
  kills: fromEnvironment('PODBAY_SOAK_KILLS', 200),
  fuzzMinutes: fromEnvironment('PODBAY_SOAK_FUZZ_MINUTES', 3),
  churnPods: fromEnvironment('PODBAY_SOAK_PODS', 300),
  connections: fromEnvironment('PODBAY_SOAK_CONNECTIONS', 10_000),
  seed: fromEnvironment('PODBAY_SOAK_SEED', Math.floor(Math.random() * 2 ** 31)),
};

/** The same numbers for the same seed (mulberry32). */
export class Luck {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to below 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end);
  }

  of<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}
