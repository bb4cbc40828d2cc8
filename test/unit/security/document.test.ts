// docs/security.md names where each rule is held and what proves it. Both must be there.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const rows = readFileSync(join(root, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (Fuse|#|Rule|`|---)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Texts in backticks that look like a path. */
const quoted = (cell: string | undefined): string[] =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

const isThere = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) =>
    ['', '.ts', '.test.ts', '.spec.ts', '.mjs'].some((end) => existsSync(join(root, folder, path + end))),
  );

it('names enough rules to be the whole list', () => {
  expect(rows.length).toBeGreaterThan(40);
});

it.each(rows)('%s %s: its place and its proof exist', (...cells) => {
  const [where, proof] = cells.slice(-3, -1);
  const places = quoted(where).filter((text) => text.includes('/') || text.endsWith('.json'));
  expect(places.filter((path) => !isThere(['', 'electron'], path))).toEqual([]);
  const proofs = quoted(proof);
  expect(proofs).not.toEqual([]);
  expect(proofs.filter((path) => !isThere(['test', 'test/unit/security'], path))).toEqual([]);
});
