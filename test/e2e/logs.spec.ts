// Logs on the screen of the built app: real pods, real browser.

import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { PodbayClient } from '../support/podbayClient.ts';
import { expect, test } from './support/fixtures.ts';

const FOREVER = 'trap "exit 0" TERM; sleep 3600 & wait';

function manifest(name: string, containers: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      containers: Object.entries(containers).map(([container, script]) => ({
        name: container,
        image: 'busybox',
        imagePullPolicy: 'IfNotPresent',
        command: ['sh', '-c', script],
      })),
    },
  });
}

async function start(client: PodbayClient, name: string, containers: Readonly<Record<string, string>>) {
  const text = manifest(name, containers);
  const { results } = await client.api.pods.apply({ source: { name: `${name}.yaml`, text } });
  expect(results[0]?.message).toBe(`pod/${name} created`);
}

async function openLogs(page: Page, name: string) {
  await page.evaluate((pod) => {
    location.hash = `#/pods/default/${pod}?tab=logs`;
  }, name);
  const body = page.getByRole('log', { name: `Log of ${name}` });
  await expect(body).toBeVisible();
  return body;
}

test('scenario 6: one container, a chosen one, all, and the previous run', async ({ page, client }) => {
  await start(client, 'single', { app: `echo only line; ${FOREVER}` });
  await expect(await openLogs(page, 'single')).toContainText('only line');

  await start(client, 'both', { one: `echo first says; ${FOREVER}`, two: `echo second says; ${FOREVER}` });
  const body = await openLogs(page, 'both');
  await expect(body).toContainText('first says');
  await expect(body).toContainText('second says');
  await page.getByRole('button', { name: 'Containers: All' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'one' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Containers: one' })).toBeVisible();
  await expect(body).not.toContainText('second says');
  await expect(body).toContainText('first says');

  await test.step('a previous run that never was is answered as kubectl does', async () => {
    await body.focus();
    await page.keyboard.press('p');
    await expect(page.getByText('previous terminated container "one" in pod "both" not found')).toBeVisible();
  });

  await test.step('a container’s card leads to its own log, by an address that can be kept', async () => {
    await page.getByRole('tab', { name: /^Containers/ }).click();
    await page.getByRole('button', { name: 'Logs of two' }).click();
    await expect(body).toContainText('second says');
    await expect(body).not.toContainText('first says');
    expect(page.url()).toMatch(/\?tab=logs&c=two$/);
    await page.getByRole('tab', { name: /^Describe/ }).click();
    expect(page.url()).toMatch(/\?tab=describe$/);
  });

  await test.step('several selected pods are one merged log', async () => {
    await page.getByRole('link', { name: /^Pods/ }).click();
    await page.getByRole('rowheader', { name: 'single' }).click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('rowheader', { name: 'both' }).click({ modifiers: ['ControlOrMeta'] });
    await page.getByRole('button', { name: 'Logs', exact: true }).click();
    const merged = page.getByRole('log', { name: 'Log of 2 pods' });
    await expect(merged).toContainText('single/app');
    await expect(merged).toContainText('both/two');
    await page.getByRole('button', { name: 'Close Logs 2 pods' }).click();
  });

  await start(client, 'loop', {
    app: 'if [ -e /tmp/x ]; then :; fi; echo run of $(hostname) $$; sleep 1; exit 3',
  });
  const loop = await openLogs(page, 'loop');
  await expect(loop).toContainText('app exited (3)', { timeout: 30_000 });
  await expect(loop).toContainText('app started, run 1', { timeout: 30_000 });
  await page.getByRole('button', { name: /Runs/ }).click();
  await page.getByRole('option', { name: 'Previous run' }).click();
  await expect(loop).toContainText('app started, run 0');
  await expect(loop).not.toContainText('app started, run 1');
});

test('lines are coloured, read by keys, searched and filtered', async ({ page, client }) => {
  await test.step('colours are shown, never the sequences, and markup stays text', async () => {
    const json = '{"level":"info","id":12345678901234567890,"tags":["a","b"]}';
    await start(client, 'colours', {
      app: `printf '\\033[31mred\\033[0m plain\\n<b>not bold</b>\\n'; echo '${json}'; ${FOREVER}`,
    });
    const body = await openLogs(page, 'colours');
    await expect(body.getByText('red', { exact: true })).toHaveCSS('color', /rgb/);
    await expect(body).toContainText('<b>not bold</b>');
    expect(await body.textContent()).not.toContain('[31m');
    expect(await body.locator('b').count()).toBe(0);

    await test.step('a line is shown whole, its JSON laid out, by keys alone', async () => {
      await body.focus();
      await page.keyboard.press('Enter');
      const line = page.getByRole('region', { name: 'Whole line' });
      await expect(line).toContainText('"id": 12345678901234567890,\n');
      await page.keyboard.press('ArrowUp');
      await expect(line).toHaveText('<b>not bold</b>');
      await page.keyboard.press('Escape');
      await expect(line).toBeHidden();
    });

    await test.step('lines are filtered by a value, of the JSON or under the mouse', async () => {
      await body.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Whole line' }).getByText('"info"').click();
      await expect(page.getByRole('searchbox', { name: 'Search log' })).toHaveValue('"level":"info"');
      await expect(body.locator('[data-position]')).toHaveCount(1);
      await page.getByRole('searchbox', { name: 'Search log' }).fill('');
      await page.getByRole('button', { name: /Search mode/ }).click();
      await page.getByRole('option', { name: 'Highlight' }).click();
      await body.getByText('red', { exact: true }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Hide lines with “red”' }).click();
      await expect(body.locator('[data-position]')).toHaveCount(2);
      await body.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Show in whole log' }).click();
      await expect(body.getByText('red', { exact: true })).toBeVisible();
      await page.getByRole('searchbox', { name: 'Search log' }).fill('');
    });

    await test.step('fields of JSON lines stand in columns, which can be chosen; all by keys', async () => {
      await page.getByRole('button', { name: 'Display' }).focus();
      await page.keyboard.press('Enter');
      const display = page.getByRole('dialog', { name: 'Display' });
      await display.getByRole('button', { name: /JSON/ }).press('Enter');
      await page.getByRole('option', { name: 'Columns' }).press('Enter');
      await expect(body.locator('[data-position]', { hasText: '12345678901234567890' })).toHaveText(
        /info12345678901234567890\["a","b"\]$/,
      );
      await expect(body).toContainText('<b>not bold</b>');
      await display.getByRole('checkbox', { name: 'tags' }).press('Space');
      await expect(body).not.toContainText('["a","b"]');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await display.getByRole('button', { name: /JSON/ }).press('Enter');
      await page.getByRole('option', { name: 'Laid out' }).press('Enter');
      await expect(body).toContainText('"id": 12345678901234567890,\n');
      await display.getByRole('button', { name: /JSON/ }).press('Enter');
      await page.getByRole('option', { name: 'As it came' }).press('Enter');
      await page.keyboard.press('Escape');
      await expect(body).toContainText(json);
    });

    await test.step('the rows are JSON for programs', async () => {
      await page.getByRole('button', { name: 'More', exact: true }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Download as filtered (JSON lines)' }).click();
      expect((await download).suggestedFilename()).toBe('colours.jsonl');
      const rows = readFileSync(await (await download).path(), 'utf8')
        .trim()
        .split('\n');
      expect(JSON.parse(rows.at(-1) ?? '')).toMatchObject({ container: 'app', message: json });
    });

    await test.step('everything is one zip archive, and the last lines are plain text', async () => {
      const more = page.getByRole('button', { name: 'More', exact: true });
      await more.click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: 'Download all runs (zip)' }).click();
      expect((await download).suggestedFilename()).toBe('colours.zip');
      const path = await (await download).path();
      expect(readFileSync(path).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
      expect(readFileSync(path).toString('latin1')).toContain('colours/app-0.log');
      await more.click();
      await page.getByRole('menuitem', { name: 'Show as text' }).click();
      await expect(page.getByRole('textbox', { name: 'Last lines of colours' })).toHaveValue(
        `red plain\n<b>not bold</b>\n${json}`,
      );
      await page.keyboard.press('Escape');
    });
  });

  await test.step('a line leads to the events of its time, and an event to the log of its time', async () => {
    const body = page.getByRole('log', { name: 'Log of colours' });
    await body.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Events at this time' }).click();
    await expect(page.getByRole('tab', { name: /^Events/, selected: true })).toBeVisible();
    await expect(page.getByRole('listitem').and(page.locator('[aria-current]'))).toHaveText(
      /Started|Created/,
    );
    await page.getByRole('link', { name: 'Log at this time: Scheduled' }).click();
    await expect(body).toContainText('red plain');
    await expect(page.getByRole('switch', { name: 'Follow' })).not.toBeChecked();
    await expect(page.getByLabel('Since')).toBeVisible();
  });

  await test.step('the keyboard does it all, and nothing is inaccessible', async () => {
    await start(client, 'keys', { app: `echo ERROR: bad; echo WARN careful; seq 500; ${FOREVER}` });
    const body = await openLogs(page, 'keys');
    await expect(body).toContainText('500');
    await body.focus();
    await page.keyboard.press('Home');
    await expect(page.getByRole('switch', { name: 'Follow' })).not.toBeChecked();
    await expect(body).toContainText('ERROR: bad');
    await page.keyboard.press('End');
    await expect(page.getByRole('switch', { name: 'Follow' })).toBeChecked();
    await page.keyboard.press('w');
    await expect(body).toContainText('500');
    await expect(body).toBeFocused();
    await page.getByRole('button', { name: 'Display' }).click();
    await expect(page.getByRole('switch', { name: 'Wrap long lines' })).toBeChecked();
    const noLevel = page.getByRole('group', { name: 'Levels' }).getByRole('button', { name: 'No level' });
    await noLevel.click();
    await expect(body.locator('[data-position]')).toHaveCount(2);
    await expect(page.getByText(/^2 of 50\d$/)).toBeVisible();
    await noLevel.click();
    await expect(page.locator('[data-filter-count]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await body.focus();
    await page.keyboard.press('w');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: 'Search log' })).toBeFocused();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  await test.step('search counts and steps; filter shows only what matches', async () => {
    await start(client, 'search', { app: `seq 1 3000; echo needle; ${FOREVER}` });
    const body = await openLogs(page, 'search');
    await expect(body).toContainText('needle');
    await page.getByRole('button', { name: 'Load from start' }).click();
    // Until then the rows are those of the view before.
    await expect(body).toHaveAttribute('data-log-end', /^30\d\d$/);
    await expect(body).toContainText('needle');
    const box = page.getByRole('searchbox', { name: 'Search log' });
    const top = async () => (await body.boundingBox())?.y;
    const before = await top();
    await box.fill('777');
    await expect(page.getByText('3 matches', { exact: true })).toBeVisible();
    expect(await top()).toBe(before);
    await box.press('Enter');
    await expect(page.getByText('1 of 3', { exact: true })).toBeVisible();
    await expect(body.locator('mark').first()).toHaveText('777');
    await page.getByRole('button', { name: /Search mode/ }).click();
    await page.getByRole('option', { name: 'Filter', exact: true }).click();
    await expect(body.locator('[data-position]')).toHaveCount(3);

    await test.step('a match is shown among its neighbours', async () => {
      await body.getByText('1777', { exact: true }).click();
      const line = page.getByRole('region', { name: 'Line', exact: true });
      await expect(line).toContainText('1777');
      await line.getByRole('button', { name: 'Show in whole log' }).click();
      await expect(body.getByText('1776', { exact: true })).toBeInViewport();
      await expect(body.getByText('1778', { exact: true })).toBeInViewport();
      await page.getByRole('button', { name: /Search mode/ }).click();
      await page.getByRole('option', { name: 'Filter', exact: true }).click();
    });
    await box.fill('(');
    await page.getByRole('button', { name: 'Regular expression' }).click();
    await expect(page.getByText(/not a regular expression/).first()).toBeVisible();
  });
});

test('following stops when the reader goes back, counts what comes, and goes on at the end', async ({
  page,
  client,
}) => {
  await start(client, 'talks', {
    app: 'i=0; while true; do i=$((i+1)); echo line $i; usleep 20000; done',
  });
  const body = await openLogs(page, 'talks');
  // More than fit: a log without a scroll bar has nowhere to go back to.
  await expect(body.getByText('line 100', { exact: true })).toBeVisible({ timeout: 30_000 });
  await body.hover();
  await page.mouse.wheel(0, -300);
  await expect(page.getByRole('switch', { name: 'Follow' })).not.toBeChecked();
  const firstSeen = () =>
    body.evaluate((element) => {
      const top = element.getBoundingClientRect().top;
      const rows = [...element.querySelectorAll('[data-position]')];
      const row = rows.find((candidate) => candidate.getBoundingClientRect().top >= top);
      return `${row?.textContent} ${row?.getBoundingClientRect().top}`;
    });
  await expect.poll(firstSeen).toContain('line');
  // The smooth end of the wheel's own motion.
  await page.waitForTimeout(300);
  const before = await firstSeen();
  const pill = page.getByRole('button', { name: /\d+ new lines/ });
  await expect(pill).toBeVisible();
  await page.waitForTimeout(1_000);
  expect(await firstSeen()).toBe(before);
  await pill.click();
  await expect(page.getByRole('switch', { name: 'Follow' })).toBeChecked();
  await expect(pill).toBeHidden();
});

test('a log in the dock stays readable when its pod is deleted, and goes on with the next of that name', async ({
  page,
  client,
}) => {
  await start(client, 'gone', { app: `echo last words; ${FOREVER}` });
  await expect(await openLogs(page, 'gone')).toContainText('last words');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move to dock' }).click();
  const dock = page.getByRole('region', { name: 'Dock' }).getByRole('log');
  await expect(dock).toContainText('last words');
  await client.api.pods.delete({
    targets: { by: 'pods', pods: [{ namespace: 'default', name: 'gone' }] },
    graceSeconds: 1,
  });
  await expect.poll(() => client.pod('gone'), { timeout: 30_000 }).toBeUndefined();
  await expect(dock).toContainText('last words');
  await page.getByRole('button', { name: 'Close Logs gone' }).click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('gone');
  await page.getByRole('option', { name: 'Logs gone (gone)' }).click();
  await expect(dock).toContainText('last words');
  await start(client, 'gone', { app: `echo back again; ${FOREVER}` });
  await expect(dock).toContainText('back again', { timeout: 30_000 });
});
