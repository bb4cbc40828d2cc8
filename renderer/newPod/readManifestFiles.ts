// Reads files that the user chose, dropped or pasted, as manifests. Too large a file is refused before it is read.

import { errorMessage } from '../../electron/common/appError.ts';
import { MAX_MANIFEST_CHARS, type ManifestSource } from '../../electron/common/contract/manifests.ts';

export type FileProblem =
  | { readonly kind: 'tooBig'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly message: string };

export interface ReadFiles {
  readonly sources: readonly ManifestSource[];
  readonly problems: readonly FileProblem[];
}

/** A character takes at most this many bytes of UTF-8. */
const MAX_BYTES_PER_CHAR = 4;

export async function readManifestFiles(files: readonly File[]): Promise<ReadFiles> {
  const read = await Promise.all(files.map(readOne));
  return {
    sources: read.flatMap((result) => ('text' in result ? [result] : [])),
    problems: read.flatMap((result) => ('kind' in result ? [result] : [])),
  };
}

async function readOne(file: File): Promise<ManifestSource | FileProblem> {
  const name = file.name.slice(0, 255) || 'manifest.yaml';
  if (file.size > MAX_MANIFEST_CHARS * MAX_BYTES_PER_CHAR) return { kind: 'tooBig', name };
  try {
    const text = await file.text();
    return text.length > MAX_MANIFEST_CHARS ? { kind: 'tooBig', name } : { name, text };
  } catch (error) {
    return { kind: 'unreadable', name, message: errorMessage(error) };
  }
}
