// Tolerations and topology spread constraints of a describe text (semantics §5.2, rows 27 and 28).

import type { Pod, Toleration } from '../kubernetes/objects.ts';
import { multiline } from './describeLines.ts';
import { formatLabelSelector } from './labelSelector.ts';

export function describeTolerations(tolerations: readonly Toleration[] = []): string[] {
  const sorted = [...tolerations].sort((a, b) => compareText(a.key ?? '', b.key ?? ''));
  return multiline('Tolerations', sorted.map(tolerationText));
}

export function describeTopologySpread(pod: Pod): string[] {
  const constraints = pod.spec?.topologySpreadConstraints ?? [];
  if (constraints.length === 0) return [];
  const sorted = [...constraints].sort((a, b) => compareText(a.topologyKey, b.topologyKey));
  return multiline(
    'Topology Spread Constraints',
    sorted.map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
      const selector = labelSelector ? ` for selector ${formatLabelSelector(labelSelector)}` : '';
      return `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector}`;
    }),
  );
}

function tolerationText({ key = '', value, effect, operator, tolerationSeconds }: Toleration): string {
  const target = `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`;
  const exists = operator === 'Exists' ? `${key || effect ? ' ' : ''}op=Exists` : '';
  return `${target}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
