// What Podbay costs while nothing happens: CPU and memory of the server with no and with 50 pods, with and without a
// page that looks. Beside it, in the same seconds, a Node process that does nothing.

import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PodbayClient } from '../support/podbayClient.ts';
import { PodbayServer } from '../support/podbayServer.ts';
import { manyPodsYaml } from './manifests.ts';
import { launchBrowser, openPods } from './openPage.ts';
import { type ProcessUsage, processUsage } from './processUsage.ts';
import { report, round } from './report.ts';

const PODS = 50;
const MEASURED_SECONDS = 60;
/** After the last change the engine looks once more, and the page settles. */
const SETTLE_MS = 5_000;
/** A laptop's fan must not notice. */
const MAX_CPU_PERCENT = 2;

let server: PodbayServer;

beforeAll(async () => {
  server = await PodbayServer.start();
});

afterAll(() => server.destroy());

interface Idle {
  readonly cpuPercent: number;
  readonly idleNodePercent: number;
  readonly residentMb: number;
}

async function measure(): Promise<Idle> {
  const node = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1_000_000)'], {
    stdio: 'ignore',
  });
  try {
    await wait(SETTLE_MS);
    const look = () => ({ podbay: processUsage(server.pid), node: processUsage(node.pid ?? 0) });
    const before = look();
    await wait(MEASURED_SECONDS * 1000);
    const after = look();
    const percent = (a: ProcessUsage, b: ProcessUsage) =>
      ((b.cpuSeconds - a.cpuSeconds) / MEASURED_SECONDS) * 100;
    return {
      cpuPercent: percent(before.podbay, after.podbay),
      idleNodePercent: percent(before.node, after.node),
      residentMb: after.podbay.residentMb,
    };
  } finally {
    node.kill();
  }
}

async function measureWithPage(pods: number): Promise<Idle> {
  const browser = await launchBrowser();
  try {
    await openPods(browser, server.url, pods);
    return await measure();
  } finally {
    await browser.close();
  }
}

async function startPods(): Promise<void> {
  const client = await PodbayClient.leading(server.url);
  await client.apply(manyPodsYaml('idle', PODS));
  for (let i = 0; i < PODS; i++)
    await client.untilRow(`idle-${String(i).padStart(3, '0')}`, '1/1 Running', 180_000);
  client.close();
}

test('Podbay is quiet while nothing happens', async () => {
  const measured: { pods: number; page: string; idle: Idle }[] = [];
  for (const pods of [0, PODS]) {
    if (pods > 0) await startPods();
    measured.push({ pods, page: 'no', idle: await measure() });
    measured.push({ pods, page: 'yes', idle: await measureWithPage(pods) });
  }
  const rows = measured.map(({ pods, page, idle }) => ({
    pods,
    page,
    'CPU %': round(idle.cpuPercent, 2),
    [`CPU s in ${MEASURED_SECONDS} s`]: round((idle.cpuPercent / 100) * MEASURED_SECONDS, 2),
    'idle node CPU %': round(idle.idleNodePercent, 2),
    'RSS MB': round(idle.residentMb),
  }));
  report('idle', `Idle for ${MEASURED_SECONDS} s`, rows);
  for (const { idle } of measured) expect(idle.cpuPercent).toBeLessThan(MAX_CPU_PERCENT);
});
