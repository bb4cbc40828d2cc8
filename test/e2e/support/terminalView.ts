// A terminal of the page: what its screen says, and typing into it.

import { expect, type Locator, type Page } from '@playwright/test';

export class TerminalView {
  readonly region: Locator;
  readonly input: Locator;
  readonly #page: Page;

  /** `title` as its tab and its region are named, for example `Shell web/app`. */
  constructor(page: Page, title: string | RegExp) {
    this.#page = page;
    this.region = page.getByRole('region', { name: title, exact: true });
    this.input = this.region.getByRole('textbox', { name: /F6 leaves the terminal/ });
  }

  /** The rows that are shown, from the top; needs the drawing by DOM (`terminal.gpu: false`). */
  async rows(): Promise<string[]> {
    const rows = await this.region.locator('.xterm-rows > div').allTextContents();
    return rows.map((row) => row.replaceAll('\u00A0', ' ').trimEnd());
  }

  async text(): Promise<string> {
    return (await this.rows()).join('\n').trimEnd();
  }

  async expectText(text: string | RegExp, timeoutMs = 20_000): Promise<void> {
    const poll = expect.poll(() => this.text(), { timeout: timeoutMs });
    if (typeof text === 'string') await poll.toContain(text);
    else await poll.toMatch(text);
  }

  /** Waits for a prompt in the last line: what is typed before a shell reads would be echoed twice. */
  async untilPrompt(): Promise<void> {
    await this.expectText(/[#$]$/);
  }

  async expectFocus(): Promise<void> {
    await expect(this.input).toBeFocused();
  }

  /** Types into the focused terminal. */
  async type(text: string): Promise<void> {
    await this.expectFocus();
    await this.#page.keyboard.type(text);
  }

  async run(command: string): Promise<void> {
    await this.type(`${command}\n`);
  }

  /** `rows cols` as the program is told. */
  async sttySize(mark: string): Promise<readonly [number, number]> {
    await this.run(`echo ${mark}=$(stty size | tr ' ' x)=`);
    const pattern = new RegExp(`^${mark}=(\\d+)x(\\d+)=$`, 'm');
    await this.expectText(pattern);
    const [, rows, cols] = pattern.exec(await this.text()) ?? [];
    return [Number(rows), Number(cols)];
  }

  state(text: string | RegExp): Locator {
    return this.region.getByRole('group').getByText(text);
  }
}
