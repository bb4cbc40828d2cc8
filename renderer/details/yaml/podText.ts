// A pod as text: the applied manifest or the live object, as YAML or as JSON. Pure.

import { stringify } from 'yaml';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { appliedManifest, type Json, liveObject, sortKeys } from '../podManifest.ts';

export type PodTextSource = 'applied' | 'live';
export type PodTextFormat = 'yaml' | 'json';

/** Undefined where there is no applied manifest. */
export function podText(pod: PodObject, source: PodTextSource, format: PodTextFormat): string | undefined {
  const value = source === 'live' ? liveObject(pod) : appliedManifest(pod);
  if (value === undefined) return undefined;
  const sorted = sortKeys(value, source === 'applied');
  return format === 'json' ? `${JSON.stringify(sorted, null, 4)}\n` : yamlText(sorted);
}

/** Quoted wherever a YAML 1.1 reader, as kubectl's is, would take a text for something else. */
function yamlText(value: Json): string {
  return stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}
