// Browser mode from the outside: one line on stdout, exit codes, signals, the guarded door.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PodbayClient } from '../support/podbayClient.ts';
import { expect, seed, test } from './support/fixtures.ts';

const serverEntry = join(import.meta.dirname, '../../dist/app/server/index.js');

async function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [serverEntry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

test('a wrong option is one line and exit code 2', async () => {
  const { code, stdout, stderr } = await run('--prot', '1');
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toBe("podbay: Unknown option '--prot'. See --help.\n");
});

test('a port in use is named, with exit code 3', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const dataDir = await mkdtemp(join(tmpdir(), 'podbay-data-'));
  const { code, stderr } = await run('--port', String(port), '--data', dataDir, '--instance', 'test-port');
  taken.close();
  await rm(dataDir, { recursive: true });
  expect(code).toBe(3);
  expect(stderr).toContain(String(port));
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a manifest file that is not there is exit code 5', async () => {
  const { code, stderr } = await run('--apply', '/nowhere/pod.yaml');
  expect(code).toBe(5);
  expect(stderr).toContain('/nowhere/pod.yaml');
});

test('SIGTERM ends the server with 0 and leaves pods running', async ({ podbay, client }) => {
  await client.apply(seed('kubia-manual'));
  await client.untilRow('kubia-manual', '1/1 Running');
  client.close();
  expect(await podbay.end()).toBe(0);
  await podbay.launch();
  const again = await PodbayClient.connect(podbay.url);
  const pod = await again.untilRow('kubia-manual', '1/1 Running');
  expect(pod.status?.containerStatuses?.[0]?.restartCount).toBe(0);
  again.close();
});

test('files given with --apply are applied without a page', async ({ podbay }) => {
  const directory = await mkdtemp(join(tmpdir(), 'podbay-apply-'));
  const file = join(directory, 'frontend.yaml');
  await writeFile(file, seed('frontend'));
  await podbay.end();
  await podbay.launch(['--apply', file]);
  const client = await PodbayClient.connect(podbay.url);
  await client.untilRow('frontend', '1/1 Running');
  client.close();
  await rm(directory, { recursive: true });
});

test('a page with a wrong token is refused and told what to open', async ({ browser, podbay }) => {
  const page = await browser.newPage();
  await page.goto(`${new URL(podbay.url).origin}/#token=${'A'.repeat(43)}`);
  await expect(page.getByRole('heading', { name: 'This link is not valid any more' })).toBeVisible();
  await page.close();
});
