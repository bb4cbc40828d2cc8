// Does one thing at a time, and once more when it was asked for meanwhile: of ten sizes in a second, the last counts.

export class LatestOnly {
  readonly #act: () => Promise<void>;
  #isAsked = false;
  #isBusy = false;

  /** `act` never rejects. */
  constructor(act: () => Promise<void>) {
    this.#act = act;
  }

  async ask(): Promise<void> {
    this.#isAsked = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#isAsked) {
      this.#isAsked = false;
      await this.#act();
    }
    this.#isBusy = false;
  }
}
