import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const infraDir = join(import.meta.dirname, '../../../resources/infra');
const record = JSON.parse(readFileSync(join(infraDir, 'image.json'), 'utf8'));

it('names images by their content, for both architectures', () => {
  expect(record.tag).toMatch(/^podbay\/infra:[0-9a-f]{12}$/);
  expect(Object.keys(record.architectures)).toEqual(['amd64', 'arm64']);
});

it.each(['amd64', 'arm64'])('commits the archive that image.json describes: %s', (architecture) => {
  const { file, sha256, imageId } = record.architectures[architecture];
  const bytes = readFileSync(join(infraDir, file));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  expect(bytes.includes(`${imageId.replace('sha256:', '')}.json`)).toBe(true);
  // Two static programs of some 0.7 MB each; more would be something that does not belong in it.
  expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
});
