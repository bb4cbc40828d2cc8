// The lists of containers: names, host ports, and what each kind of container may have
// (pkg/apis/core/validation: validateContainers, validateInitContainers).

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import type { Container, PodSpec } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { oneOf } from './checks.ts';
import { validateContainer } from './validateContainer.ts';
import { forbidProbesAndHooks, validateProbesAndHooks } from './validateProbes.ts';

/** Two containers cannot take one port of the host. */
function hostPortConflicts(containers: readonly Container[], at: FieldPath): FieldError[] {
  const taken = new Set<string>();
  return containers.flatMap((container, containerIndex) =>
    (container.ports ?? []).flatMap((port, index) => {
      if (!port.hostPort) return [];
      const key = `${port.protocol ?? 'TCP'}/${port.hostIP ?? ''}/${port.hostPort}`;
      const conflict = taken.has(key);
      taken.add(key);
      const portAt = [...at, containerIndex, 'ports', index, 'hostPort'];
      return conflict ? [fieldErrors.duplicate(portAt, key)] : [];
    }),
  );
}

export function validateContainers(
  spec: PodSpec,
  volumes: ReadonlySet<string>,
  specAt: FieldPath,
): FieldError[] {
  const at = [...specAt, 'containers'];
  const grace = spec.terminationGracePeriodSeconds ?? 0;
  if (spec.containers.length === 0) return [fieldErrors.required(at)];
  const names = new Set<string>();
  const errors = spec.containers.flatMap((container, index) => {
    const containerAt = [...at, index];
    const found = validateContainer(container, volumes, containerAt);
    if (names.has(container.name))
      found.push(fieldErrors.duplicate([...containerAt, 'name'], container.name));
    names.add(container.name);
    found.push(...validateProbesAndHooks(container, grace, containerAt));
    if (container.restartPolicy !== undefined)
      found.push(
        fieldErrors.forbidden([...containerAt, 'restartPolicy'], 'may not be set for non-init containers'),
      );
    return found;
  });
  return [...errors, ...hostPortConflicts(spec.containers, at)];
}

export function validateInitContainers(
  spec: PodSpec,
  volumes: ReadonlySet<string>,
  specAt: FieldPath,
): FieldError[] {
  const at = [...specAt, 'initContainers'];
  const grace = spec.terminationGracePeriodSeconds ?? 0;
  const names = new Set(spec.containers.map(({ name }) => name));
  return (spec.initContainers ?? []).flatMap((container, index) => {
    const containerAt = [...at, index];
    const errors = validateContainer(container, volumes, containerAt);
    const { name, restartPolicy } = container;
    if (restartPolicy !== undefined)
      errors.push(...oneOf([...containerAt, 'restartPolicy'], restartPolicy, ['Always']));
    if (names.has(name)) errors.push(fieldErrors.duplicate([...containerAt, 'name'], name));
    else if (name !== '') names.add(name);
    errors.push(...hostPortConflicts([container], at));
    errors.push(
      ...(restartPolicy === 'Always'
        ? validateProbesAndHooks(container, grace, containerAt)
        : forbidProbesAndHooks(container, containerAt)),
    );
    return errors;
  });
}

/** On the host's network a container's port is the host's. Init containers are not looked at: the API server does not. */
export function validateHostNetworkPorts(spec: PodSpec, specAt: FieldPath): FieldError[] {
  if (spec.hostNetwork !== true) return [];
  const detail = 'must match `containerPort` when `hostNetwork` is true';
  return spec.containers.flatMap((container, containerIndex) =>
    (container.ports ?? []).flatMap(({ hostPort, containerPort }, index) => {
      const at = [...specAt, 'containers', containerIndex, 'ports', index, 'hostPort'];
      return hostPort && hostPort !== containerPort ? [fieldErrors.invalid(at, hostPort, detail)] : [];
    }),
  );
}

/** Last in the API server's order: `" nginx"` is a typing slip that Docker would answer less clearly. */
export function validateImageBlanks(spec: PodSpec, specAt: FieldPath): FieldError[] {
  const check = (containers: readonly Container[], at: FieldPath): FieldError[] =>
    containers.flatMap(({ image = '' }, index) =>
      image === image.trim()
        ? []
        : [
            fieldErrors.invalid(
              [...at, index, 'image'],
              image,
              'must not have leading or trailing whitespace',
            ),
          ],
    );
  return [
    ...check(spec.containers, [...specAt, 'containers']),
    ...check(spec.initContainers ?? [], [...specAt, 'initContainers']),
  ];
}
