// From the engine's own time of a container's death until the words of its row change, with 100 pods in the list and
// the page in a real browser. Engine, server and page read one machine's clock.

import type { Browser, Page } from '@playwright/test';
import Docker from 'dockerode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { PodbayClient } from '../support/podbayClient.ts';
import { PodbayServer } from '../support/podbayServer.ts';
import { startPodbay } from '../support/startPodbay.ts';
import { manyPodsYaml } from './manifests.ts';
import { launchBrowser, openPods } from './openPage.ts';
import { percentile, report, round } from './report.ts';

const PODS = 100;
/** Each pod dies once: its first restart comes without a back-off. */
const KILLS = 40;
const TARGET_MS = 100;
const NS_PER_MS = 1_000_000;

const docker = new Docker();
let server: PodbayServer;
let client: PodbayClient;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ server, client } = await startPodbay());
  await client.apply(manyPodsYaml('pixel', PODS));
  for (let i = 0; i < PODS; i++) await client.untilRow(nameOf(i), '1/1 Running', 180_000);
  browser = await launchBrowser();
  page = await openPods(browser, server.url, KILLS);
}, 300_000);

afterAll(async () => {
  await browser.close();
  client.close();
  await server.destroy();
});

const nameOf = (i: number) => `pixel-${String(i).padStart(3, '0')}`;

/** Resolves with the time, in ms since the epoch, at which the row said something else; its age does not count. */
function untilRowChanges(uid: string): Promise<number> {
  return page.evaluate((key) => {
    const isAge = (text: string) => /^(\d+[smhdy])+$/.test(text);
    const words = () =>
      [...(document.querySelector(`[data-row-key="${key}"]`)?.children ?? [])]
        .map((cell) => cell.textContent)
        .filter((text) => !isAge(text))
        .join('|');
    const before = words();
    return new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (words() === before) return;
        observer.disconnect();
        resolve(Date.now());
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  }, uid);
}

interface DieEvent {
  readonly id: string;
  readonly timeNano: number;
}

/** Milliseconds since the engine's event. */
interface Seen {
  readonly told: number;
  readonly shown: number;
}

/** Kills the pod's container and waits until the server has told it, and the page shows it. */
async function killAndWatch(pod: PodObject): Promise<Seen> {
  const { uid, name } = pod.metadata;
  const label = [`io.kubernetes.pod.uid=${uid}`, 'io.kubernetes.container.name=c0'];
  const [found] = await docker.listContainers({ filters: { label } });
  const filters = { type: ['container'], event: ['die'], label };
  const events = await docker.getEvents({ filters: JSON.stringify(filters) });
  const died = new Promise<DieEvent>((resolve) => {
    events.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString()) as DieEvent));
  });
  const changed = untilRowChanges(uid);
  await docker.getContainer(found?.Id ?? '').kill();
  await client.untilRow(name, /^(?!1\/1 Running$)/);
  const toldAt = Date.now();
  const [{ timeNano }, changedAt] = await Promise.all([died, changed]);
  if ('destroy' in events && typeof events.destroy === 'function') events.destroy();
  const diedAt = timeNano / NS_PER_MS;
  return { told: toldAt - diedAt, shown: changedAt - diedAt };
}

/** Uids of the rows in sight. */
const uidsInSight = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-row-key]')].map((row) => row.dataset['rowKey'] ?? ''),
  );

test(`a container's death is seen within ${TARGET_MS} ms`, async () => {
  const seen: Seen[] = [];
  for (const uid of (await uidsInSight()).slice(0, KILLS)) {
    const pod = client.pods().find(({ metadata }) => metadata.uid === uid);
    if (pod === undefined) throw new Error(`No pod has the uid ${uid}.`);
    seen.push(await killAndWatch(pod));
    await client.untilRow(pod.metadata.name, '1/1 Running');
  }
  const row = (until: string, values: readonly number[]) => ({
    'die event until': until,
    kills: values.length,
    'p50 ms': round(percentile(values, 50)),
    'p95 ms': round(percentile(values, 95)),
    'worst ms': round(Math.max(...values)),
  });
  const shown = seen.map((times) => times.shown);
  const told = seen.map((times) => times.told);
  const rows = [row('a client is told', told), row('the row has changed', shown)];
  report('event-to-pixel', `Event to pixel, ${PODS} pods, target ${TARGET_MS} ms at p95`, rows);
  expect(percentile(shown, 95)).toBeLessThanOrEqual(TARGET_MS);
});
