// Field selectors of pods in kubectl's string form (semantics §12.2): parse, and match.

import type { Pod } from '../kubernetes/objects.ts';

export interface FieldTerm {
  readonly path: PodField;
  readonly operator: '=' | '!=';
  readonly value: string;
}

export type FieldSelectorParse =
  | { readonly ok: true; readonly terms: readonly FieldTerm[] }
  | { readonly ok: false; readonly error: string };

/** Every field that pods can be selected by, and how to read it. */
const podFields = {
  'metadata.name': (pod: Pod) => pod.metadata?.name,
  'metadata.namespace': (pod: Pod) => pod.metadata?.namespace,
  'spec.nodeName': (pod: Pod) => pod.spec?.nodeName,
  'spec.restartPolicy': (pod: Pod) => pod.spec?.restartPolicy,
  'spec.schedulerName': (pod: Pod) => pod.spec?.schedulerName,
  'spec.serviceAccountName': (pod: Pod) => pod.spec?.serviceAccountName,
  'spec.hostNetwork': (pod: Pod) => String(pod.spec?.hostNetwork ?? false),
  'status.phase': (pod: Pod) => pod.status?.phase,
  'status.podIP': (pod: Pod) => pod.status?.podIP,
  'status.podIPs': (pod: Pod) => pod.status?.podIPs?.map(({ ip }) => ip ?? '').join(','),
  'status.nominatedNodeName': (pod: Pod) => pod.status?.nominatedNodeName,
} as const;

export type PodField = keyof typeof podFields;

/** Terms of `path=value,path!=value` that must all hold, or the API server's error text. */
export function parseFieldSelector(selector: string): FieldSelectorParse {
  const terms: FieldTerm[] = [];
  for (const part of splitUnescaped(selector)) {
    if (part === '') continue;
    const match = /^((?:\\.|[^\\=!])*)(!=|==?)((?:\\.|[^\\=])*)$/s.exec(part);
    const [, path, operator, value] = match ?? [];
    if (path === undefined || operator === undefined || value === undefined) {
      return { ok: false, error: `invalid selector: '${selector}'; can't understand '${part}'` };
    }
    if (!isPodField(path)) return { ok: false, error: `field label not supported: ${path}` };
    terms.push({ path, operator: operator === '!=' ? '!=' : '=', value: unescapeValue(value) });
  }
  return { ok: true, terms };
}

/** True where every term holds; a field that is not set counts as empty. */
export function matchFieldSelector(terms: readonly FieldTerm[], pod: Pod): boolean {
  return terms.every(({ path, operator, value }) => {
    const isEqual = (podFields[path](pod) ?? '') === value;
    return operator === '=' ? isEqual : !isEqual;
  });
}

function isPodField(path: string): path is PodField {
  return Object.hasOwn(podFields, path);
}

/** Splits at commas that no backslash escapes. */
function splitUnescaped(selector: string): string[] {
  const parts = [''];
  for (const [piece] of selector.matchAll(/\\.|[^\\]|\\$/gs)) {
    if (piece === ',') parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts;
}

function unescapeValue(value: string): string {
  return value.replace(/\\([\\,=])/g, '$1');
}
