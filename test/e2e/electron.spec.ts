// The desktop window itself, where Electron's binary and a display exist. Elsewhere one test says that and why.

import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { findElectron } from '../../build/setup/electronBinary.mjs';
import { removeInstance } from '../support/podbayServer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const electron = findElectron(root);

if ('reason' in electron) {
  test('Electron cannot run here: the desktop suite was not run', () => {
    process.stdout.write(`desktop suite not run: ${electron.reason}\n`);
    expect(electron.reason).not.toBe('');
  });
} else {
  desktopSuite(electron.path);
}

function desktopSuite(executablePath: string): void {
  let dataDir: string;
  /** Its own data and its own name on the engine: a Podbay of the user may be running. */
  let own: string[];
  const instance = `test-${randomBytes(4).toString('hex')}`;
  let app: ElectronApplication;
  let page: Page;

  test.beforeAll(() => {
    execFileSync(process.execPath, ['build/vite.mjs'], { cwd: root, stdio: 'inherit' });
  });

  test.beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'podbay-desktop-'));
    own = ['--data', dataDir, '--instance', instance];
    app = await _electron.launch({ executablePath, args: [root, ...own], cwd: root });
    // The notice about running pods would wait for a person.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBoxSync = () => 0;
    });
    page = await app.firstWindow();
  });

  test.afterEach(async () => {
    await app.close();
    await removeInstance(instance);
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('the window opens on the page, served over app://', async () => {
    await expect(page).toHaveTitle(/Podbay/);
    expect(page.url()).toMatch(/^app:\/\/podbay\/index\.html/);
  });

  test('the page gets a port and nothing else of Electron', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'podbayDesktop')),
      globals: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['capabilities', 'requestPort'], globals: [] });
    const ports = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.addEventListener('message', (event) => {
            if (event.data === 'podbay:port') resolve(event.ports.length);
          });
          Reflect.get(window, 'podbayDesktop').requestPort();
        }),
    );
    expect(ports).toBe(1);
  });

  test('the page is under the content security policy', async () => {
    const policy = await page.evaluate(async () =>
      (await fetch('/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("script-src 'self'");
    const isEvalRefused = await page.evaluate(() => {
      try {
        return Reflect.construct(Function, ['return false'])();
      } catch {
        return true;
      }
    });
    expect(isEvalRefused).toBe(true);
  });

  test('the page can neither navigate away nor open a window', async () => {
    const before = page.url();
    await page.evaluate(() => {
      window.open('https://evil.example/');
      window.location.href = 'https://evil.example/';
    });
    await expect.poll(() => app.windows().length).toBe(1);
    expect(page.url()).toBe(before);
  });

  test('a second start hands its file to the first and ends', async () => {
    const manifest = join(dataDir, 'second.yaml');
    writeFileSync(manifest, 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: second\n');
    const second = spawnSync(executablePath, [root, manifest, ...own], { cwd: root, timeout: 30_000 });
    expect(second.status).toBe(0);
    expect(app.windows()).toHaveLength(1);
    await expect(page.getByText('second.yaml').first()).toBeVisible();
  });
}
