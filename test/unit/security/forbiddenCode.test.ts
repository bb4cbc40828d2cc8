// What may stand nowhere, or in one place only, because it would open a door that the rest keeps shut. Read from the
// source, so that the rule holds for code that no test runs.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const sources = ['electron', 'renderer', 'build'].flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.([cm]?[jt]sx?|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path), text: withoutComments(readFileSync(path, 'utf8')) })),
);

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** What it is, how it looks, and the only places that may have it. */
const rules: readonly (readonly [what: string, pattern: RegExp, places: readonly string[]])[] = [
  // Electron's list, by number
  [
    'a switch that weakens a window (6, 8, 9, 10)',
    /\b(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures)\b/,
    [],
  ],
  ['Node or a webview for a page (2, 11)', /\b(nodeIntegration\w*|webviewTag): *true|<webview/, []],
  [
    'a page without isolation or sandbox (3, 4)',
    /\b(contextIsolation|sandbox): *false|['"`]--?no-sandbox/,
    [],
  ],
  ['the system’s opener (15)', /\bopenExternal\b/, ['electron/main/windowSecurity.ts']],
  ['a program or a file opened by the shell (15)', /\bshell\.(openPath|showItemInFolder|trashItem)\b/, []],
  ['the ear of the main process (17)', /\bipcMain\b/, ['electron/main/portHandover.ts']],
  [
    'the page’s way to the main process (20)',
    /\b(ipcRenderer|contextBridge)\b/,
    ['electron/preload/index.ts'],
  ],
  ['an address of the file system in a page (18)', /['"`]file:\/\//, []],
  ['a page loaded into a window (1)', /\.(loadURL|loadFile)\(/, ['electron/main/mainWindow.ts']],
  ['code run in a page from outside', /\bexecuteJavaScript|insertCSS\b/, []],
  // Beyond the list
  ['a deep link scheme, until one is checked and confirmed', /\b(setAsDefaultProtocolClient|open-url)\b/, []],
  ['a secret store, as long as there is nothing secret to keep', /\bsafeStorage\b/, []],
  // Pages
  [
    'markup made of text',
    /\b(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc)\b/i,
    [],
  ],
  ['code made of text', /\beval\(|\bnew Function\(|setTimeout\(\s*['"`]/, []],
  ['a cookie', /\bdocument\.cookie|['"`]set-cookie['"`]/i, []],
  [
    'an inline script but the one whose hash the policy names',
    /<script(?![^>]*\bsrc=)[^>]*>/i,
    ['renderer/index.html', 'electron/shared/staticFiles.ts'],
  ],
  ['a style or script of another host', /<(script|link)[^>]*(src|href)=["']https?:/i, []],
  // Browser mode
  ['a permission for other origins', /access-control-/i, []],
  [
    'an address that other machines reach',
    /['"`](0\.0\.0\.0|::)['"`]/,
    [
      'electron/common/kubernetes/',
      'electron/engine/',
      'electron/server/allowedHosts.ts',
      // Where a forward listens is the user's choice; the page warns of it.
      'renderer/forwards/',
      'renderer/i18n/en/forwards.ts',
      'renderer/i18n/zh-CN/forwards.ts',
    ],
  ],
  ['a comparison of secrets that takes its time from them', /\btoken\b *[!=]==? *[a-z]*[tT]oken\b/, []],
  // Supply
  ['a token in the query or in argv', /[?&]token=|--token/, []],
];

function placesOf(pattern: RegExp): string[] {
  return sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
}

it.each(rules)('no source has %s', (_what, pattern, places) => {
  expect(sources.length).toBeGreaterThan(200);
  expect(placesOf(pattern).filter((path) => !places.some((place) => path.startsWith(place)))).toEqual([]);
});

it('has no exception that is not needed', () => {
  const unused = rules.flatMap(([, pattern, places]) =>
    places.filter((place) => !placesOf(pattern).some((path) => path.startsWith(place))),
  );
  expect(unused).toEqual([]);
});
