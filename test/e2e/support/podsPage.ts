// The Pods page: the live grid, its filter, and what is done to rows.

import { expect, type Locator, type Page } from '@playwright/test';
import { DetailsPanel } from './detailsPanel.ts';

export interface ExpectedRow {
  readonly ready?: string;
  readonly status?: string | RegExp;
  readonly restarts?: string | RegExp;
  readonly namespace?: string;
  /** For states that take the back-off or a pull to come. */
  readonly timeoutMs?: number;
}

export class PodsPage {
  readonly grid: Locator;
  readonly filter: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.grid = page.getByRole('grid', { name: 'Pods' });
    this.filter = page.getByRole('searchbox', { name: 'Filter pods' });
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: /^Pods/ })
      .click();
    await this.grid.or(this.#page.getByText('No pods yet')).first().waitFor();
  }

  /** The row of a pod; `namespace` where two pods share the name. */
  row(name: string, namespace?: string): Locator {
    const rows = this.grid
      .getByRole('row')
      .filter({ has: this.#page.getByRole('rowheader', { name, exact: true }) });
    if (namespace === undefined) return rows;
    return rows.filter({ has: this.#page.getByRole('gridcell', { name: namespace, exact: true }) });
  }

  /** Names of the rows in the list, from top to bottom. */
  async names(): Promise<string[]> {
    return this.grid.getByRole('rowheader').allInnerTexts();
  }

  async expectRow(name: string, expected: ExpectedRow): Promise<void> {
    const { ready, status, restarts, namespace, timeoutMs = 30_000 } = expected;
    const row = this.row(name, namespace);
    const options = { timeout: timeoutMs };
    // After the numbers the cell tells each container's state, for those who do not see the bricks.
    const readyCell = ready === undefined ? undefined : new RegExp(`^${ready}( |$)`);
    for (const text of [status, readyCell, restarts]) {
      if (text === undefined) continue;
      const isExact = typeof text === 'string';
      await expect(row.getByRole('gridcell', { name: text, exact: isExact }).first()).toBeVisible(options);
    }
  }

  /**
   * Notes what the Status cell of a pod says from now on; the states of a start last for a fraction of a second.
   * @returns reads the distinct words seen so far, in their order
   */
  async noteStatuses(name: string): Promise<() => Promise<string[]>> {
    const statuses = await this.#page.evaluateHandle((podName) => {
      const seen: string[] = [];
      const cells = '[role=columnheader], [role=rowheader], [role=gridcell]';
      const texts = (row: Element) => [...row.querySelectorAll(cells)].map((cell) => cell.textContent);
      const note = () => {
        const [head, ...rows] = [...document.querySelectorAll('[role=grid] [role=row]')].map(texts);
        const status = rows.find((cells) => cells.includes(podName))?.[head?.indexOf('Status') ?? -1];
        if (status && status !== seen.at(-1)) seen.push(status);
      };
      new MutationObserver(note).observe(document.body, {
        childList: true,
        characterData: true,
        subtree: true,
      });
      return seen;
    }, name);
    return () => statuses.jsonValue();
  }

  /** Opens the details panel by a click on the row. */
  async openDetails(name: string, namespace?: string): Promise<DetailsPanel> {
    await this.row(name, namespace).getByRole('rowheader').click();
    const panel = new DetailsPanel(this.#page, name);
    await panel.region.waitFor();
    return panel;
  }

  async select(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      await this.grid.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click();
    }
  }

  async deleteSelected(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: 'Delete', exact: true }).click();
  }

  /** Confirms the dialog that asks before pods are deleted. */
  async confirmDelete(
    title: string,
    options: { graceSeconds?: number; force?: boolean } = {},
  ): Promise<void> {
    const dialog = this.#page.getByRole('alertdialog', { name: title });
    await expect(dialog).toBeVisible();
    if (options.graceSeconds !== undefined) {
      await dialog.getByRole('textbox', { name: 'Grace period in seconds' }).fill(`${options.graceSeconds}`);
    }
    if (options.force) await dialog.getByText('Force: kill at once, without a grace period').click();
    await dialog.getByRole('button', { name: /^Delete( \d+ pods)?$/ }).click();
    await expect(dialog).toBeHidden();
  }
}
