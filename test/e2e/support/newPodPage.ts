// The New-pod page as a user works it: paste a manifest, review it, apply it, watch what comes of it.

import { expect, type Locator, type Page } from '@playwright/test';

export class NewPodPage {
  readonly editor: Locator;
  /** What the manifest means, beside the editor; after Apply, what was done. */
  readonly side: Locator;
  readonly applyButton: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.editor = page.getByRole('textbox', { name: 'Manifest' });
    this.side = page.getByRole('region', { name: /^(What this manifest means|Review|What was done)$/ });
    this.applyButton = page.getByRole('button', { name: 'Apply', exact: true });
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: /^Pods/ })
      .click();
    await this.#page.getByRole('button', { name: 'New pod', exact: true }).click();
    await this.editor.waitFor();
  }

  /** Pastes `text` over whatever stands in the editor, through the clipboard. */
  async paste(text: string): Promise<void> {
    await this.#page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await this.editor.click();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.press('ControlOrMeta+V');
  }

  async review(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Review', exact: true }).click();
    await expect(this.#page.getByRole('region', { name: 'Review' })).toBeVisible();
  }

  /** From an empty page to kubectl's line for each object, such as `pod/web created`. */
  async apply(text: string, ...lines: readonly string[]): Promise<void> {
    await this.open();
    await this.paste(text);
    await this.review();
    await this.applyButton.click();
    const done = this.#page.getByRole('region', { name: 'What was done' });
    await expect(done).toBeVisible();
    for (const line of lines) await expect(done.getByText(line, { exact: true })).toBeVisible();
  }

  /** The fields that apply would change on an object, such as `pod/web`. */
  changedFields(object: string): Locator {
    return this.side.getByRole('listitem').filter({ hasText: object }).getByRole('listitem');
  }

  /** A finding of the review, by its text. */
  finding(text: string | RegExp): Locator {
    return this.side.getByRole('button', { name: text });
  }
}
