// Several files become one manifest of several documents: they are reviewed and applied together.

import type { ManifestSource } from '../../electron/common/contract/manifests.ts';

const COMBINED_NAME = 'manifests.yaml';

/** Undefined for no file at all. */
export function combineSources(sources: readonly ManifestSource[]): ManifestSource | undefined {
  const [first] = sources;
  if (first === undefined || sources.length === 1) return first;
  const parts = sources.map(({ name, text }) => `# ${name}\n${text.trimEnd()}\n`);
  return { name: COMBINED_NAME, text: parts.join('---\n') };
}
