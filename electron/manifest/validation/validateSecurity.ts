// Security contexts of containers and of the pod (pkg/apis/core/validation: ValidateSecurityContext,
// validatePodSpecSecurityContext).

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import { idErrors } from '../../common/kubernetes/names.ts';
import type { PodSpec, SeccompProfile, SecurityContext } from '../../common/kubernetes/objects.ts';
import { dottedSysctl } from '../../common/kubernetes/safeSysctls.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { descendingPath, invalidEach, oneOf } from './checks.ts';

const validateId = (at: FieldPath, id: number | undefined): FieldError[] =>
  id === undefined ? [] : invalidEach(at, id, idErrors(id));

function validateSeccomp(profile: SeccompProfile | undefined, at: FieldPath): FieldError[] {
  if (profile === undefined) return [];
  const typeAt = [...at, 'type'];
  const localAt = [...at, 'localhostProfile'];
  const { type, localhostProfile } = profile;
  const errors = type
    ? oneOf(typeAt, type, ['Localhost', 'RuntimeDefault', 'Unconfined'])
    : [fieldErrors.required(typeAt, 'type is required when seccompProfile is set')];
  if (type === 'Localhost')
    return localhostProfile === undefined
      ? [...errors, fieldErrors.required(localAt, 'must be set when seccomp type is Localhost')]
      : [...errors, ...descendingPath(localAt, localhostProfile)];
  return localhostProfile === undefined
    ? errors
    : [
        ...errors,
        fieldErrors.invalid(localAt, localhostProfile, 'can only be set when seccomp type is Localhost'),
      ];
}

type AppArmorProfile = NonNullable<SecurityContext['appArmorProfile']>;

const appArmorTypes = ['Localhost', 'RuntimeDefault', 'Unconfined'];

function validateAppArmor(profile: AppArmorProfile | undefined, at: FieldPath): FieldError[] {
  if (profile === undefined) return [];
  const { type, localhostProfile } = profile;
  const localAt = [...at, 'localhostProfile'];
  if (!type) return [fieldErrors.required([...at, 'type'], 'type is required when appArmorProfile is set')];
  if (!appArmorTypes.includes(type)) return oneOf([...at, 'type'], type, appArmorTypes);
  if (type !== 'Localhost')
    return localhostProfile === undefined
      ? []
      : [fieldErrors.invalid(localAt, localhostProfile, 'can only be set when AppArmor type is Localhost')];
  if (!localhostProfile)
    return [fieldErrors.required(localAt, 'must be set when AppArmor type is Localhost')];
  return localhostProfile === localhostProfile.trim()
    ? []
    : [fieldErrors.invalid(localAt, localhostProfile, 'must not be padded with whitespace')];
}

/** The struct that the API server prints as the value; its pointers would differ on every run. */
const structValue = { verbatim: 'core.SecurityContext{…}' };

export function validateSecurityContext(context: SecurityContext | undefined, at: FieldPath): FieldError[] {
  if (context === undefined) return [];
  const noEscalation = context.allowPrivilegeEscalation === false;
  const contradiction = (what: string): FieldError =>
    fieldErrors.invalid(at, structValue, `cannot set \`allowPrivilegeEscalation\` to false and ${what}`);
  return [
    ...validateId([...at, 'runAsUser'], context.runAsUser),
    ...validateId([...at, 'runAsGroup'], context.runAsGroup),
    ...(context.procMount ? oneOf([...at, 'procMount'], context.procMount, ['Default', 'Unmasked']) : []),
    ...validateSeccomp(context.seccompProfile, [...at, 'seccompProfile']),
    ...(noEscalation && context.privileged === true ? [contradiction('`privileged` to true')] : []),
    ...(noEscalation && context.capabilities?.add?.includes('CAP_SYS_ADMIN')
      ? [contradiction('`capabilities.Add` CAP_SYS_ADMIN')]
      : []),
    ...validateAppArmor(context.appArmorProfile, [...at, 'appArmorProfile']),
  ];
}

const SYSCTL_REGEX = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';
const MAX_SYSCTL_NAME = 253;

const isIpcSysctl = (name: string): boolean =>
  /^kernel\.(shm|msg|sem)/.test(name) || name.startsWith('fs.mqueue.');

function validateSysctls(spec: PodSpec, at: FieldPath): FieldError[] {
  const seen = new Set<string>();
  return (spec.securityContext?.sysctls ?? []).flatMap(({ name }, index) => {
    const nameAt = [...at, index, 'name'];
    if (!name) return [fieldErrors.required(nameAt)];
    const dotted = dottedSysctl(name);
    const errors: FieldError[] = [];
    if (name.length > MAX_SYSCTL_NAME || !new RegExp(SYSCTL_REGEX).test(name))
      errors.push(
        fieldErrors.invalid(
          nameAt,
          name,
          `must have at most ${MAX_SYSCTL_NAME} characters and match regex ${SYSCTL_REGEX}`,
        ),
      );
    else if (seen.has(name)) errors.push(fieldErrors.duplicate(nameAt, name));
    if (spec.hostNetwork === true && dotted.startsWith('net.'))
      errors.push(fieldErrors.invalid(nameAt, name, "may not be specified when 'hostNetwork' is true"));
    if (spec.hostIPC === true && isIpcSysctl(dotted))
      errors.push(fieldErrors.invalid(nameAt, name, "may not be specified when 'hostIPC' is true"));
    seen.add(name);
    return errors;
  });
}

export function validatePodSecurityContext(spec: PodSpec, specAt: FieldPath): FieldError[] {
  const context = spec.securityContext ?? {};
  const at = [...specAt, 'securityContext'];
  const bothPidFlags = spec.shareProcessNamespace === true && spec.hostPID === true;
  return [
    ...validateId([...at, 'fsGroup'], context.fsGroup),
    ...validateId([...at, 'runAsUser'], context.runAsUser),
    ...validateId([...at, 'runAsGroup'], context.runAsGroup),
    ...(context.supplementalGroups ?? []).flatMap((id, index) =>
      validateId([...at, 'supplementalGroups', index], id),
    ),
    ...(bothPidFlags
      ? [
          fieldErrors.invalid(
            [...specAt, 'shareProcessNamespace'],
            true,
            'ShareProcessNamespace and HostPID cannot both be enabled',
          ),
        ]
      : []),
    ...validateSysctls(spec, [...at, 'sysctls']),
    ...(context.fsGroupChangePolicy
      ? oneOf([...at, 'fsGroupChangePolicy'], context.fsGroupChangePolicy, ['Always', 'OnRootMismatch'])
      : []),
    ...validateSeccomp(context.seccompProfile, [...at, 'seccompProfile']),
    ...validateAppArmor(context.appArmorProfile, [...at, 'appArmorProfile']),
  ];
}
