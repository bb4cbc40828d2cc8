// The details of one pod beside the list: its verdict and its tabs.

import { expect, type Locator, type Page } from '@playwright/test';

export type DetailsTab = 'Describe' | 'Containers' | 'Events' | 'YAML';

export class DetailsPanel {
  readonly region: Locator;
  readonly #page: Page;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.region = page.getByRole('complementary', { name: `Details of ${name}` });
  }

  /** Shows a tab and gives its panel. */
  async tab(name: DetailsTab): Promise<Locator> {
    await this.region.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    return this.region.getByRole('tabpanel', { name: new RegExp(`^${name}`) });
  }

  /** The sentence that says what is wrong and what to do. */
  async expectVerdict(sentence: string | RegExp, timeoutMs = 30_000): Promise<void> {
    await expect(this.region.getByRole('paragraph').filter({ hasText: sentence }).first()).toBeVisible({
      timeout: timeoutMs,
    });
  }

  /** Asks to delete the pod; the dialog opens. */
  async delete(): Promise<void> {
    await this.region.getByRole('button', { name: 'Delete…' }).click();
  }

  /** The text that `kubectl describe pod` prints. */
  async describeText(): Promise<string> {
    const panel = await this.tab('Describe');
    await panel.getByRole('radio', { name: 'Text' }).click();
    return panel.getByText(/^Name:/).innerText();
  }

  /** The value of a named fact, such as `QoS class`; `within` a container's card where each has it. */
  fact(name: string, within: Locator = this.region): Locator {
    const term = within.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
    return term.locator('..').getByRole('definition');
  }

  /** The unfolded card of a container in the Containers tab. */
  async container(name: string): Promise<Locator> {
    const tab = await this.tab('Containers');
    return tab.getByRole('group', { name: new RegExp(`^${name} `) });
  }

  /** The row of a container or a condition in the tables of the Describe tab; init containers say so after the name. */
  tableRow(name: string): Locator {
    return this.region
      .getByRole('row')
      .filter({ has: this.#page.getByRole('rowheader', { name: new RegExp(`^${name}( init| sidecar)?$`) }) });
  }

  /** An event of the Events tab, by its reason and a part of its message. */
  event(reason: string, message: string | RegExp = ''): Locator {
    return this.region
      .getByRole('tabpanel', { name: /^Events/ })
      .getByRole('listitem')
      .filter({ hasText: reason })
      .filter({ has: this.#page.getByRole('paragraph').filter({ hasText: message }) });
  }

  /** What the YAML tab shows: the object as it was applied, or as it is. */
  async objectText(source: 'Applied' | 'Live', format: 'YAML' | 'JSON'): Promise<string> {
    const panel = await this.tab('YAML');
    await panel.getByRole('radio', { name: source, exact: true }).click();
    await panel.getByRole('radio', { name: format, exact: true }).click();
    await panel.getByRole('button', { name: 'Copy', exact: true }).click();
    return this.#page.evaluate(() => navigator.clipboard.readText());
  }
}
