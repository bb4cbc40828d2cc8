// Wakes whoever waits for a change. A wait sees only what comes after it began, so look first, then wait.

export class Notifier {
  #waiting: (() => void)[] = [];

  notify(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  wait(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
