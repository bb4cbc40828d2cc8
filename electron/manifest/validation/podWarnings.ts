// The API server's warnings (pkg/api/pod/warnings.go): the request succeeds, the user is told. Messages are what
// kubectl prints after `Warning: `.

import { formatPath } from '../../common/kubernetes/fieldError.ts';
import { goQuote } from '../../common/kubernetes/goQuote.ts';
import { dns1123LabelErrors } from '../../common/kubernetes/names.ts';
import type { Container, Pod, PodManifest } from '../../common/kubernetes/objects.ts';
import { parseQuantity } from '../../common/kubernetes/quantity.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';

export interface PodWarning {
  readonly at: FieldPath;
  readonly message: string;
}

const UNIT = 1_000_000_000n;

function envWarnings(container: Container, at: FieldPath): PodWarning[] {
  const seen = new Set<string>();
  return (container.env ?? []).flatMap(({ name }, index) => {
    const itemAt = [...at, 'env', index];
    const hides = seen.has(name);
    seen.add(name);
    const text = `hides previous definition of ${goQuote(name)}, which may be dropped when using apply`;
    return hides ? [{ at: itemAt, message: `${formatPath(itemAt)}: ${text}` }] : [];
  });
}

function portWarnings(container: Container, at: FieldPath): PodWarning[] {
  const seen = new Map<string, FieldPath>();
  return (container.ports ?? []).flatMap((port, index) => {
    const itemAt = [...at, 'ports', index];
    const warnings: PodWarning[] = [];
    const key = [port.protocol, port.containerPort, port.hostPort ?? 0, port.hostIP ?? ''].join('/');
    const earlier = seen.get(key);
    if (earlier !== undefined)
      warnings.push({
        at: itemAt,
        message: `${formatPath(itemAt)}: duplicate port definition with ${formatPath(earlier)}`,
      });
    else seen.set(key, itemAt);
    if (port.hostIP && !port.hostPort)
      warnings.push({
        at: itemAt,
        message: `${formatPath(itemAt)}: hostIP set without hostPort: ${JSON.stringify(port)}`,
      });
    return warnings;
  });
}

function memoryWarnings(container: Container, at: FieldPath): PodWarning[] {
  return (['limits', 'requests'] as const).flatMap((list) => {
    const text = container.resources?.[list]?.memory;
    const isFraction = (parseQuantity(text ?? '0')?.nanos ?? 0n) % UNIT !== 0n;
    const itemAt = [...at, 'resources', list, 'memory'];
    const field = `${formatPath([...at, 'resources', list])}[memory]`;
    return text !== undefined && isFraction
      ? [
          {
            at: itemAt,
            message: `${field}: fractional byte value ${goQuote(text)} is invalid, must be an integer`,
          },
        ]
      : [];
  });
}

/** `given` is the pod before defaulting: a request that defaulting copied from its limit is not the user's. */
function containerWarnings(pod: Pod): PodWarning[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    (pod.spec?.[list] ?? []).flatMap((container, index) => {
      const at: FieldPath = ['spec', list, index];
      return [
        ...envWarnings(container, at),
        ...portWarnings(container, at),
        ...memoryWarnings(container, at),
      ];
    }),
  );
}

export function podWarnings(given: Pod, defaulted: PodManifest): PodWarning[] {
  const { spec, metadata } = defaulted;
  const warnings: PodWarning[] = [];
  const labelErrors = metadata.name ? dns1123LabelErrors(metadata.name) : [];
  if (labelErrors.length > 0)
    warnings.push({
      at: ['metadata', 'name'],
      message:
        "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; " +
        `a DNS label is recommended: [${labelErrors.join(' ')}]`,
    });
  warnings.push(...containerWarnings(given));
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0)
    warnings.push({
      at: ['spec', 'terminationGracePeriodSeconds'],
      message:
        'spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1',
    });
  const ips = new Set<string>();
  (spec.hostAliases ?? []).forEach(({ ip = '' }, index) => {
    const at = ['spec', 'hostAliases', index, 'ip'];
    if (ips.has(ip)) warnings.push({ at, message: `${formatPath(at)}: duplicate ip ${goQuote(ip)}` });
    ips.add(ip);
  });
  return warnings;
}
