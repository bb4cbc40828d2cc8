import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ScreenFiles } from '../../../electron/store/screenFiles.ts';

const DAY_MS = 24 * 60 * 60_000;
const now = Date.UTC(2026, 0, 31);
const bytes = (text: string) => new TextEncoder().encode(text);

let dataDir: string;
let files: ScreenFiles;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'screens-'));
  files = await ScreenFiles.open(dataDir, now);
});

afterEach(() => rm(dataDir, { recursive: true }));

const text = (id: string) => Buffer.from(files.read(id) ?? '').toString();

describe('the last lines of terminals on disk', () => {
  it('are replaced as a whole, read by the next start, and removed', async () => {
    files.save('a', bytes('a longer text'));
    files.save('a', bytes('short'));
    files = await ScreenFiles.open(dataDir, now);
    expect(text('a')).toBe('short');
    files.remove('a');
    files.remove('a');
    expect(files.read('a')).toBeUndefined();
    expect(await readdir(join(dataDir, 'terminals'))).toEqual([]);
  });

  it('are for the owner alone', async () => {
    files.save('a', bytes('secret'));
    expect((await stat(join(dataDir, 'terminals'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'terminals', 'a'))).mode & 0o777).toBe(0o600);
  });

  it('are gone after a week', async () => {
    for (const [id, days] of [
      ['old', 8],
      ['new', 6],
    ] as const) {
      files.save(id, bytes(id));
      const at = new Date(now - days * DAY_MS);
      await utimes(join(dataDir, 'terminals', id), at, at);
    }
    await ScreenFiles.open(dataDir, now);
    expect(await readdir(join(dataDir, 'terminals'))).toEqual(['new']);
  });

  it.each(['../holder.json', '..', '', 'a/b', 'a.b', '/etc/passwd', 'x'.repeat(65)])(
    'are not looked for under the name %j, which a page may send',
    async (id) => {
      await writeFile(join(dataDir, 'holder.json'), '{}');
      files.save(id, bytes('x'));
      files.remove(id);
      expect(files.read(id)).toBeUndefined();
      expect(await readdir(dataDir)).toEqual(['holder.json', 'terminals']);
      expect(await readdir(join(dataDir, 'terminals'))).toEqual([]);
    },
  );
});
