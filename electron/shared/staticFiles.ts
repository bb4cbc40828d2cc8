// The files of the built page. They are listed once at start, and only a listed path is ever opened: there is no path
// to resolve at request time, so there is nothing to traverse.

import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface StaticFile {
  readonly path: string;
  readonly contentType: string;
  /** Content-hashed names never change; everything else must be asked for again. */
  readonly cacheControl: string;
}

/** URL path, for example `/assets/index-1a2b3c.js`, to file. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.txt', 'text/plain; charset=utf-8'],
]);

/** Lists `dir`; `/` is its index.html. Rejects when the page was not built. */
export async function listStaticFiles(dir: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  await addFolder(files, dir, '/');
  const index = files.get('/index.html');
  if (index === undefined) throw new Error(`${dir} has no index.html`);
  return files.set('/', index);
}

async function addFolder(files: Map<string, StaticFile>, dir: string, urlPath: string): Promise<void> {
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await addFolder(files, path, `${urlPath}${entry.name}/`);
    const contentType = contentTypes.get(extname(entry.name));
    if (!entry.isFile() || contentType === undefined) continue;
    const isHashed = urlPath === '/assets/';
    files.set(`${urlPath}${entry.name}`, {
      path,
      contentType,
      cacheControl: isHashed ? 'public, max-age=31536000, immutable' : 'no-store',
    });
  }
}
