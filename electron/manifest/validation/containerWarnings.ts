// The API server's warnings on containers (pkg/api/pod/warnings.go), in its order: init containers first.

import { formatPath, keyPath } from '../../common/kubernetes/fieldError.ts';
import { goQuote } from '../../common/kubernetes/goQuote.ts';
import type { Container, ContainerPort, PodManifest, PodSpec } from '../../common/kubernetes/objects.ts';
import { milliValue } from '../../common/kubernetes/quantity.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { type PodWarning, warningAt } from './podWarning.ts';

interface Placed {
  readonly container: Container;
  readonly at: FieldPath;
}

function placedContainers(spec: PodSpec): Placed[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, at: ['spec', list, index] })),
  );
}

const SECCOMP_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/';

function seccompWarnings({ container }: Placed, annotations: Readonly<Record<string, string>>): PodWarning[] {
  const key = SECCOMP_PREFIX + container.name;
  if (container.securityContext?.seccompProfile !== undefined || !Object.hasOwn(annotations, key)) return [];
  const at = ['metadata', 'annotations'];
  const text = 'non-functional in v1.27+; use the "seccompProfile" field instead';
  return [{ at: [...at, key], message: `${keyPath(at, key)}: ${text}` }];
}

const byteResources = ['memory', 'ephemeral-storage'] as const;

function fractionWarnings({ container, at }: Placed): PodWarning[] {
  return byteResources.flatMap((resource) =>
    (['limits', 'requests'] as const).flatMap((list) => {
      const amount = container.resources?.[list]?.[resource];
      if (milliValue(amount) % 1000 === 0) return [];
      const text = `fractional byte value ${goQuote(amount ?? '')} is invalid, must be an integer`;
      const listAt = [...at, 'resources', list];
      return [{ at: [...listAt, resource], message: `${keyPath(listAt, resource)}: ${text}` }];
    }),
  );
}

/** A second definition is fine where it builds on the first: `PATH=/a`, then `PATH=$(PATH):/b`. */
function envWarnings({ container, at }: Placed): PodWarning[] {
  const seen = new Set<string>();
  return (container.env ?? []).flatMap(({ name, value = '', valueFrom }, index) => {
    const isFirst = !seen.has(name);
    seen.add(name);
    const reference = `$(${name})`;
    const builds = valueFrom === undefined && value !== reference && value.includes(reference);
    if (isFirst || builds) return [];
    const text = `hides previous definition of ${goQuote(name)}, which may be dropped when using apply`;
    return [warningAt([...at, 'env', index], text)];
  });
}

interface PlacedPort {
  readonly port: ContainerPort;
  readonly at: FieldPath;
}

/** As Go's %+v prints it. */
function goPort({ name = '', hostPort = 0, containerPort, protocol = '', hostIP = '' }: ContainerPort) {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;
}

/** What two definitions of one port in the pod are to each other; undefined where both make sense. */
function clashOf(port: ContainerPort, other: ContainerPort): string | undefined {
  const [ip, otherIp] = [port.hostIP ?? '', other.hostIP ?? ''];
  const [host, otherHost] = [port.hostPort ?? 0, other.hostPort ?? 0];
  if (ip === otherIp && host === otherHost) return 'duplicate';
  if (host === 0 || otherHost === 0) return 'overlapping';
  return host === otherHost && (ip === '') !== (otherIp === '') ? 'dangerously ambiguous' : undefined;
}

/** All containers of a pod share one network, so ports are compared across them. */
function portWarnings(containers: readonly Placed[]): PodWarning[] {
  const ports = containers.flatMap(({ container, at }) =>
    (container.ports ?? []).map((port, index): PlacedPort => ({ port, at: [...at, 'ports', index] })),
  );
  return ports.flatMap(({ port, at }, index) => {
    const isLoose = Boolean(port.hostIP) && !port.hostPort;
    const clashes = ports.slice(0, index).flatMap((other) => {
      const isSame = other.port.containerPort === port.containerPort && other.port.protocol === port.protocol;
      const clash = isSame ? clashOf(port, other.port) : undefined;
      return clash === undefined
        ? []
        : [warningAt(at, `${clash} port definition with ${formatPath(other.at)}`)];
    });
    return [...(isLoose ? [warningAt(at, `hostIP set without hostPort: ${goPort(port)}`)] : []), ...clashes];
  });
}

/** Of a defaulted pod, as the API server looks at it. */
export function containerWarnings({ metadata, spec }: PodManifest): PodWarning[] {
  const containers = placedContainers(spec);
  return [
    ...containers.flatMap((placed) => [
      ...seccompWarnings(placed, metadata.annotations ?? {}),
      ...fractionWarnings(placed),
      ...envWarnings(placed),
    ]),
    ...portWarnings(containers),
  ];
}
