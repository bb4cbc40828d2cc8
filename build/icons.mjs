// Renders the PNG icons from resources/icons/podbay.svg with the Chromium of set-up. The results are committed.
//   node build/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from './setup/browser.mjs';
import { rootDir } from './setup.mjs';

const svg = readFileSync(join(rootDir, 'resources/icons/podbay.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: await ensureBrowser() });

async function render(size, file) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  writeFileSync(file, await page.screenshot({ omitBackground: true }));
  await page.close();
}

// electron-builder makes .icns and .ico from icon.png, and wants the Linux sizes one by one.
const buildResources = join(rootDir, 'build/resources');
await mkdir(join(buildResources, 'icons'), { recursive: true });
await render(512, join(rootDir, 'resources/icons/podbay.png'));
await render(1024, join(buildResources, 'icon.png'));
for (const size of [16, 32, 48, 64, 128, 256, 512]) {
  await render(size, join(buildResources, 'icons', `${size}x${size}.png`));
}
await browser.close();
