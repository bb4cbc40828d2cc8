// The copy of a pod that its sandbox carries as a label, from which a lost store is rebuilt: JSON, packed where it is
// long, since every event of the sandbox carries it too.

import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { AppError } from '../../common/appError.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';

/** Up to here it stays readable in `docker inspect`; beyond are pods with scripts or certificates in them. */
const MAX_READABLE_BYTES = 16 * 1024;
/** Leaves the other labels room in one event (jsonLines.ts). No manifest of text comes near it. */
const MAX_LABEL_BYTES = 768 * 1024;
/** A manifest has 1 MiB at most, and the pod holds it twice: as itself and as last applied. */
const MAX_JSON_BYTES = 8 * 1024 * 1024;
/** JSON never begins like this. */
const PACKED = 'brotli:';

/** Fast, and with a window that finds the last applied manifest again in the pod. */
const packing = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 22 },
};

/** Without its status, which is observed. Throws ResourceExhausted. */
export function podCopy({ status: _observed, ...desired }: PodObject): string {
  const json = JSON.stringify(desired);
  if (Buffer.byteLength(json) <= MAX_READABLE_BYTES) return json;
  const packed = PACKED + brotliCompressSync(json, packing).toString('base64');
  if (packed.length > MAX_LABEL_BYTES)
    throw new AppError(
      'ResourceExhausted',
      `The pod's definition is larger than ${MAX_LABEL_BYTES / 1024} KiB. Shorten its annotations or commands.`,
    );
  return packed;
}

/** The JSON of a copy. Throws where it is not one of ours. */
export function unpackedCopy(copy: string): string {
  if (!copy.startsWith(PACKED)) return copy;
  const packed = Buffer.from(copy.slice(PACKED.length), 'base64');
  return brotliDecompressSync(packed, { maxOutputLength: MAX_JSON_BYTES }).toString('utf8');
}
