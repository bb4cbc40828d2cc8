// The annotation in which kubectl apply keeps what the user wrote. It is how Podbay shows the applied manifest, undoes
// a delete and adopts a pod from its sandbox's labels: the live object has defaults in it, this text has not.

import { isParseProblem, type ParsedDocument } from './parseManifest.ts';
import type { Json } from './resolveScalar.ts';
import { sortedJson } from './sortedJson.ts';

export const LAST_APPLIED_ANNOTATION = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * The annotation's value as kubectl writes it: sorted keys, the namespace filled in, a final newline. Undefined for a
 * document that did not parse.
 */
export function lastAppliedText(parsed: ParsedDocument): string | undefined {
  return isParseProblem(parsed) ? undefined : `${sortedJson(applied(parsed.value))}\n`;
}

function applied(value: Json): Json {
  if (!isRecord(value)) return value;
  const metadata = isRecord(value.metadata) ? value.metadata : {};
  const annotations = isRecord(metadata.annotations) ? { ...metadata.annotations } : {};
  delete annotations[LAST_APPLIED_ANNOTATION];
  return { ...value, metadata: { ...metadata, annotations, namespace: metadata.namespace ?? 'default' } };
}

function isRecord(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
