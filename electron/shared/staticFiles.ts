// The files of the built page, read once at start: 2 MB. There is no path to resolve at request time, so there is nothing
// to traverse; and a build made meanwhile takes nothing away from the pages that are open.

import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '../common/appError.ts';

export interface StaticFile {
  readonly content: Buffer<ArrayBuffer>;
  readonly contentType: string;
  /** Content-hashed names never change; everything else must be asked for again. */
  readonly cacheControl: string;
  /** Of scripts inside a document, as its content security policy names them: `sha256-<base64>`. */
  readonly scriptHashes: readonly string[];
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

/** Reads `dir`; `/` is its index.html. Rejects with an AppError when the page was not built. */
export async function readStaticFiles(dir: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  try {
    await addFolder(files, dir, '/');
  } catch (cause) {
    throw notBuilt(dir, cause);
  }
  const index = files.get('/index.html');
  if (index === undefined) throw notBuilt(dir);
  return files.set('/', index);
}

function notBuilt(dir: string, cause?: unknown): AppError {
  return new AppError(
    'FailedPrecondition',
    `The page is not built: ${dir} has no index.html. Run: npm run build`,
    {
      cause,
    },
  );
}

async function addFolder(files: Map<string, StaticFile>, dir: string, urlPath: string): Promise<void> {
  const isHashed = urlPath === '/assets/';
  const cacheControl = isHashed ? 'public, max-age=31536000, immutable' : 'no-store';
  const add = async (entry: Dirent) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await addFolder(files, path, `${urlPath}${entry.name}/`);
    const contentType = contentTypes.get(extname(entry.name));
    if (!entry.isFile() || contentType === undefined) return;
    const content = await readFile(path);
    const hashes = contentType.startsWith('text/html') ? scriptHashes(content.toString()) : [];
    files.set(`${urlPath}${entry.name}`, { content, contentType, cacheControl, scriptHashes: hashes });
  };
  await Promise.all((await readdir(dir, { withFileTypes: true })).map(add));
}

function scriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script>(.*?)<\/script>/gs);
  return [...scripts].map(([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`);
}
