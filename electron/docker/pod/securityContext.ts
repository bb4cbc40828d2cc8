// securityContext of pod and container as Docker's options, with the kubelet's runAsNonRoot checks.

import { podRef } from '../../common/kubectl/podRef.ts';
import type { Container, PodObject } from '../../common/kubernetes/objects.ts';
import { ContainerConfigError } from '../../engine/runtime/containerConfigError.ts';

export interface ContainerSecurity {
  readonly User: string;
  readonly Privileged: boolean;
  readonly ReadonlyRootfs: boolean;
  readonly CapAdd: readonly string[];
  readonly CapDrop: readonly string[];
  readonly GroupAdd: readonly string[];
  readonly SecurityOpt: readonly string[];
  /** Set only to unmask: unset, Docker hides the same paths as the kubelet. */
  readonly MaskedPaths?: readonly string[];
  readonly ReadonlyPaths?: readonly string[];
}

/** The user part of an image's USER. */
function imageUserName(imageUser: string): string {
  return imageUser.split(':', 1)[0] ?? '';
}

function requireNonRoot(
  pod: PodObject,
  container: Container,
  runAsUser: number | undefined,
  imageUser: string,
) {
  const where = `(pod: "${podRef(pod.metadata)}", container: ${container.name})`;
  if (runAsUser !== undefined) {
    if (runAsUser === 0)
      throw new ContainerConfigError(`container's runAsUser breaks non-root policy ${where}`);
    return;
  }
  const user = imageUserName(imageUser);
  if (user === '' || Number(user) === 0)
    throw new ContainerConfigError(`container has runAsNonRoot and image will run as root ${where}`);
  if (!/^\d+$/.test(user))
    throw new ContainerConfigError(
      `container has runAsNonRoot and image has non-numeric user (${user}), cannot verify user is non-root ${where}`,
    );
}

function userOf(pod: PodObject, container: Container, imageUser: string): string {
  const runAsUser = container.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser;
  const runAsGroup = container.securityContext?.runAsGroup ?? pod.spec.securityContext?.runAsGroup;
  const nonRoot = container.securityContext?.runAsNonRoot ?? pod.spec.securityContext?.runAsNonRoot ?? false;
  if (nonRoot) requireNonRoot(pod, container, runAsUser, imageUser);
  // The kubelet names root explicitly, so that an image without USER does not depend on the engine.
  const user = runAsUser === undefined ? imageUserName(imageUser) || '0' : String(runAsUser);
  return runAsGroup === undefined ? user : `${user}:${runAsGroup}`;
}

function seccompOptions(pod: PodObject, container: Container): readonly string[] {
  const profile = container.securityContext?.seccompProfile ?? pod.spec.securityContext?.seccompProfile;
  if (profile?.type === 'RuntimeDefault') return [];
  if (profile?.type === 'Localhost')
    throw new ContainerConfigError(
      `cannot load seccomp profile "${profile.localhostProfile ?? ''}": this node has no seccomp profiles of its own`,
    );
  // The kubelet's default, unless it runs with --seccomp-default.
  return ['seccomp=unconfined'];
}

function appArmorOptions(pod: PodObject, container: Container): readonly string[] {
  const profile = container.securityContext?.appArmorProfile ?? pod.spec.securityContext?.appArmorProfile;
  if (profile?.type === 'Unconfined') return ['apparmor=unconfined'];
  return profile?.type === 'Localhost' ? [`apparmor=${profile.localhostProfile ?? ''}`] : [];
}

function seLinuxOptions(pod: PodObject, container: Container): readonly string[] {
  const options = container.securityContext?.seLinuxOptions ?? pod.spec.securityContext?.seLinuxOptions ?? {};
  return (['user', 'role', 'type', 'level'] as const).flatMap((part) =>
    options[part] ? [`label=${part}:${options[part]}`] : [],
  );
}

/** Groups that every process of the pod is in. */
export function podGroups(pod: PodObject): readonly string[] {
  const { fsGroup, supplementalGroups = [] } = pod.spec.securityContext ?? {};
  return [...(fsGroup === undefined ? [] : [fsGroup]), ...supplementalGroups].map(String);
}

/** `imageUser` is the image's USER, empty when it has none. Throws ContainerConfigError. */
export function containerSecurity(
  pod: PodObject,
  container: Container,
  imageUser: string,
): ContainerSecurity {
  const own = container.securityContext;
  const privileged = own?.privileged ?? false;
  return {
    User: userOf(pod, container, imageUser),
    Privileged: privileged,
    ReadonlyRootfs: own?.readOnlyRootFilesystem ?? false,
    CapAdd: own?.capabilities?.add ?? [],
    CapDrop: own?.capabilities?.drop ?? [],
    GroupAdd: podGroups(pod),
    SecurityOpt: [
      ...(privileged ? ['seccomp=unconfined'] : seccompOptions(pod, container)),
      ...appArmorOptions(pod, container),
      ...seLinuxOptions(pod, container),
      ...(own?.allowPrivilegeEscalation === false ? ['no-new-privileges'] : []),
    ],
    ...(own?.procMount === 'Unmasked' ? { MaskedPaths: [], ReadonlyPaths: [] } : {}),
  };
}
