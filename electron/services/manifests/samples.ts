// The sample manifests that ship with the app, read once from the resources folder.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly title: string;
}

/** Sorted by file name; the title is the first comment line of the file. */
export async function readSamples(resourcesDir: string): Promise<Sample[]> {
  const directory = join(resourcesDir, 'samples');
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(directory, name), 'utf8');
      const title = /^#\s*(.+)$/m.exec(text)?.[1] ?? name;
      return { name, text, title };
    }),
  );
}
