// What holds for every kind of container (pkg/apis/core/validation: validateContainerCommon).

import { type FieldError, fieldErrors, formatPath } from '../../common/kubernetes/fieldError.ts';
import { dns1123LabelErrors, portNameErrors, portNumberErrors } from '../../common/kubernetes/names.ts';
import type { Container, ContainerPort, VolumeMount } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { descendingPath, invalidEach, oneOf, required, requiredName } from './checks.ts';
import { validateEnv, validateEnvFrom } from './validateEnv.ts';
import { validateResources } from './validateResources.ts';
import { validateSecurityContext } from './validateSecurity.ts';

function validatePorts(ports: readonly ContainerPort[], at: FieldPath): FieldError[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const portAt = [...at, index];
    const nameAt = [...portAt, 'name'];
    const errors: FieldError[] = [];
    if (port.name) {
      const syntax = invalidEach(nameAt, port.name, portNameErrors(port.name));
      if (syntax.length > 0) errors.push(...syntax);
      else if (names.has(port.name)) errors.push(fieldErrors.duplicate(nameAt, port.name));
      names.add(port.name);
    }
    const containerAt = [...portAt, 'containerPort'];
    if (port.containerPort)
      errors.push(...invalidEach(containerAt, port.containerPort, portNumberErrors(port.containerPort)));
    else errors.push(fieldErrors.required(containerAt));
    if (port.hostPort)
      errors.push(...invalidEach([...portAt, 'hostPort'], port.hostPort, portNumberErrors(port.hostPort)));
    errors.push(...oneOf([...portAt, 'protocol'], port.protocol ?? 'TCP', ['SCTP', 'TCP', 'UDP']));
    return errors;
  });
}

/** The API server leaves the mount's index out of these paths. */
function validateMountOptions(
  mount: VolumeMount,
  container: Container,
  at: FieldPath,
  mountAt: FieldPath,
): FieldError[] {
  const field = (name: string): string => formatPath([...at, name]);
  const { subPath, subPathExpr, mountPropagation, recursiveReadOnly } = mount;
  const errors: FieldError[] = [];
  if (subPath) errors.push(...descendingPath([...mountAt, 'subPath'], subPath, field('subPath')));
  if (subPathExpr) {
    const exprAt = [...mountAt, 'subPathExpr'];
    if (subPath)
      errors.push(fieldErrors.invalid(exprAt, subPathExpr, 'subPathExpr and subPath are mutually exclusive'));
    errors.push(...descendingPath(exprAt, subPathExpr, field('subPathExpr')));
  }
  if (mountPropagation !== undefined) {
    const propagationAt = [...mountAt, 'mountPropagation'];
    const modes = ['Bidirectional', 'HostToContainer', 'None'];
    errors.push(...oneOf(propagationAt, mountPropagation, modes, field('mountPropagation')));
    if (mountPropagation === 'Bidirectional' && container.securityContext?.privileged !== true)
      errors.push(
        fieldErrors.forbidden(
          propagationAt,
          'Bidirectional mount propagation is available only to privileged containers',
          field('mountPropagation'),
        ),
      );
  }
  if (recursiveReadOnly !== undefined) {
    const recursiveAt = [...mountAt, 'recursiveReadOnly'];
    const modes = ['Disabled', 'Enabled', 'IfPossible'];
    errors.push(...oneOf(recursiveAt, recursiveReadOnly, modes, field('recursiveReadOnly')));
    if (recursiveReadOnly !== 'Disabled' && modes.includes(recursiveReadOnly) && mount.readOnly !== true)
      errors.push(
        fieldErrors.forbidden(
          recursiveAt,
          'may only be specified when readOnly is true',
          field('recursiveReadOnly'),
        ),
      );
  }
  return errors;
}

function validateMounts(container: Container, volumes: ReadonlySet<string>, at: FieldPath): FieldError[] {
  const mountPaths = new Set<string>();
  return (container.volumeMounts ?? []).flatMap((mount, index) => {
    const mountAt = [...at, index];
    const errors = required([...mountAt, 'name'], mount.name);
    if (!volumes.has(mount.name)) errors.push(fieldErrors.notFound([...mountAt, 'name'], mount.name ?? ''));
    errors.push(...required([...mountAt, 'mountPath'], mount.mountPath));
    // The API documents this and does not check it; Docker's own bind syntax would read it as something else.
    if (mount.mountPath.includes(':'))
      errors.push(fieldErrors.invalid([...mountAt, 'mountPath'], mount.mountPath, "must not contain ':'"));
    if (mountPaths.has(mount.mountPath))
      errors.push(fieldErrors.invalid([...mountAt, 'mountPath'], mount.mountPath, 'must be unique'));
    mountPaths.add(mount.mountPath);
    return [...errors, ...validateMountOptions(mount, container, at, mountAt)];
  });
}

/** Checks in the API server's order. `volumes` are the names of the pod's valid volumes. */
export function validateContainer(
  container: Container,
  volumes: ReadonlySet<string>,
  at: FieldPath,
): FieldError[] {
  return [
    ...requiredName([...at, 'name'], container.name, dns1123LabelErrors),
    ...required([...at, 'image'], container.image),
    ...oneOf([...at, 'terminationMessagePolicy'], container.terminationMessagePolicy ?? 'File', [
      'File',
      'FallbackToLogsOnError',
    ]),
    ...validatePorts(container.ports ?? [], [...at, 'ports']),
    ...validateEnv(container.env ?? [], [...at, 'env']),
    ...validateEnvFrom(container.envFrom ?? [], [...at, 'envFrom']),
    ...validateMounts(container, volumes, [...at, 'volumeMounts']),
    ...oneOf([...at, 'imagePullPolicy'], container.imagePullPolicy ?? 'IfNotPresent', [
      'Always',
      'IfNotPresent',
      'Never',
    ]),
    ...validateResources(container.resources ?? {}, [...at, 'resources']),
    ...validateSecurityContext(container.securityContext, [...at, 'securityContext']),
  ];
}
