// A minute of `yes` in a terminal that somebody looks at: the process waits for its reader, so nothing may grow, and the
// keyboard gets through.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { podYaml } from '../bench/manifests.ts';
import { processUsage } from '../bench/processUsage.ts';
import { percentile, report, round, timed } from '../bench/report.ts';
import { openShell } from '../support/shell.ts';
import { type Podbay, startPodbay } from '../support/startPodbay.ts';

const FLOODS = 6;
const FLOOD_MS = 10_000;
const MAX_GROWTH_MB = 64;
const MAX_INTERRUPT_MS = 100;

let podbay: Podbay;

beforeAll(async () => {
  podbay = await startPodbay();
  await podbay.client.apply(podYaml({ name: 'flood', containers: 1 }));
  await podbay.client.untilRow('flood', '1/1 Running', 60_000);
});

afterAll(async () => {
  podbay.client.close();
  await podbay.server.destroy();
});

test('a minute of yes keeps memory flat, and Ctrl+C is answered at once', async () => {
  const { client, server } = podbay;
  const shell = await openShell(client, { namespace: 'default', name: 'flood', container: 'c0' });
  const residentMb: number[] = [];
  const interrupts: number[] = [];
  for (let n = 0; n < FLOODS; n++) {
    shell.type('yes\n');
    await shell.answered('y\r\ny\r\ny\r\n');
    await new Promise((resolve) => setTimeout(resolve, FLOOD_MS));
    residentMb.push(processUsage(server.pid).residentMb);
    interrupts.push(
      await timed(async () => {
        shell.type('\u0003');
        await shell.answered('^C');
      }),
    );
  }
  await shell.end();
  const rows = residentMb.map((mb, n) => ({
    seconds: ((n + 1) * FLOOD_MS) / 1000,
    'server MB': round(mb),
    'Ctrl+C ms': round(interrupts[n] ?? 0),
  }));
  report('terminal-yes', 'Terminal: a minute of yes', rows);
  expect(Math.max(...residentMb) - (residentMb[0] ?? 0)).toBeLessThan(MAX_GROWTH_MB);
  expect(percentile(interrupts, 95)).toBeLessThan(MAX_INTERRUPT_MS);
});
