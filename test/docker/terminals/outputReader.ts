// Reads a terminal's output as text, and waits for what must come.

const DEADLINE_MS = 20_000;

export class OutputReader {
  /** Everything so far. */
  text = '';
  bytes = 0;
  #ended = false;
  #wake: () => void = () => undefined;
  readonly #decoder = new TextDecoder();

  constructor(output: AsyncIterable<Uint8Array>) {
    void this.#read(output);
  }

  async #read(output: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of output) {
      this.bytes += chunk.length;
      this.text = (this.text + this.#decoder.decode(chunk, { stream: true })).slice(-1_000_000);
      this.#wake();
    }
    this.#ended = true;
    this.#wake();
  }

  /** Everything so far, once the text is there. */
  async until(text: string): Promise<string> {
    await this.#wait(`"${text}"`, () => this.text.includes(text));
    return this.text;
  }

  async end(): Promise<string> {
    await this.#wait('the end', () => this.#ended);
    return this.text;
  }

  async #wait(what: string, isDone: () => boolean): Promise<void> {
    const deadline = Date.now() + DEADLINE_MS;
    while (!isDone()) {
      const left = deadline - Date.now();
      if (left <= 0 || this.#ended)
        throw new Error(`${what} did not come, only ${JSON.stringify(this.text.slice(-500))}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
