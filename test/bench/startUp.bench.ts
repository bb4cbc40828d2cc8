// From the launch of the server until the list shows the pods that run, in a browser that is open already.

import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PodbayClient } from '../support/podbayClient.ts';
import { PodbayServer } from '../support/podbayServer.ts';
import { manyPodsYaml } from './manifests.ts';
import { launchBrowser, openPods } from './openPage.ts';
import { median, percentile, report, round, timed } from './report.ts';

const PODS = 10;
const ROUNDS = 9;
const TARGET_MS = 1_500;

let server: PodbayServer;
let browser: Browser;

beforeAll(async () => {
  server = await PodbayServer.start();
  const client = await PodbayClient.leading(server.url);
  await client.apply(manyPodsYaml('start', PODS));
  for (let i = 0; i < PODS; i++) await client.untilRow(`start-00${i}`, '1/1 Running', 60_000);
  client.close();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.destroy();
});

test(`the list is usable within ${TARGET_MS} ms of the launch`, async () => {
  const ready: number[] = [];
  const usable: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    await server.end();
    const untilReady = await timed(() => server.launch());
    let close = async () => undefined as void;
    const untilUsable = await timed(async () => {
      // A context of its own each time: nothing is cached.
      const page = await openPods(browser, server.url, PODS);
      close = () => page.context().close();
    });
    await close();
    ready.push(untilReady);
    usable.push(untilReady + untilUsable);
  }
  const row = (what: string, values: readonly number[]) => ({
    'launch until': what,
    'median ms': round(median(values)),
    'worst ms': round(percentile(values, 100)),
  });
  const rows = [row('the ready line', ready), row(`${PODS} pods are listed`, usable)];
  report('start-up', `Start-up, ${ROUNDS} rounds, target ${TARGET_MS} ms`, rows);
  expect(median(usable)).toBeLessThanOrEqual(TARGET_MS);
});
