// A container of a pod as the details show it: what was asked for beside what is. Pure.

import { sidecarNames } from '../../electron/common/kubectl/podColumns.ts';
import type {
  Container,
  ContainerState,
  ContainerStatus,
  PodObject,
} from '../../electron/common/kubernetes/objects.ts';
import { containerKind } from '../pods/podRow.ts';
import type { StatusKind } from '../ui/statusKind.ts';

export type ContainerRole = 'init' | 'sidecar' | 'main' | 'ephemeral';

export interface ContainerView {
  readonly spec: Container;
  readonly role: ContainerRole;
  /** Undefined until the pod has been looked at for the first time. */
  readonly status: ContainerStatus | undefined;
  readonly kind: StatusKind;
}

/** Init containers and sidecars first, in the order of the manifest; debug containers last. */
export function containerViews(pod: PodObject): readonly ContainerView[] {
  const sidecars = sidecarNames(pod);
  const view = (
    spec: Container,
    role: ContainerRole,
    statuses: readonly ContainerStatus[] | undefined,
  ): ContainerView => {
    const status = statuses?.find(({ name }) => name === spec.name);
    // Neither has readiness.
    const isOnlyRunning = role === 'init' || role === 'ephemeral';
    return { spec, role, status, kind: containerKind(status, isOnlyRunning) };
  };
  return [
    ...(pod.spec.initContainers ?? []).map((spec) =>
      view(spec, sidecars.has(spec.name) ? 'sidecar' : 'init', pod.status?.initContainerStatuses),
    ),
    ...pod.spec.containers.map((spec) => view(spec, 'main', pod.status?.containerStatuses)),
    ...(pod.spec.ephemeralContainers ?? []).map((spec) =>
      view(spec, 'ephemeral', pod.status?.ephemeralContainerStatuses),
    ),
  ];
}

/**
 * The reason that the kubelet gives, else the state as `kubectl describe` prints it: Kubernetes' terms, the same in all
 * languages. Undefined: there is no such container yet.
 */
export function stateTerm({ waiting, running, terminated }: ContainerState = {}): string | undefined {
  if (running) return 'Running';
  if (terminated) return terminated.reason ?? 'Terminated';
  return waiting && (waiting.reason ?? 'Waiting');
}

/** `8080/TCP`, with the host's side in front where the port is published. */
export function portTexts(container: Container, hostNetwork: boolean): readonly string[] {
  return (container.ports ?? []).map(({ name, containerPort, hostPort, hostIP, protocol = 'TCP' }) => {
    const label = name === undefined ? '' : `${name}: `;
    const host = hostIP === undefined || hostIP === '' ? '' : `${hostIP}:`;
    const published = hostPort === undefined || hostPort === 0 || hostNetwork ? '' : `${host}${hostPort} → `;
    return `${label}${published}${containerPort}/${protocol}`;
  });
}

/** The part of an image reference that tells apart: without the registry, with tag or a short digest. */
export function shortImage(image: string): string {
  const [name = image, digest] = image.split('@');
  const last = name.split('/').slice(-2).join('/');
  return digest === undefined ? last : `${last}@${digest.slice(0, 19)}`;
}

/** A variable whose value should not stand on screen for everyone who looks over a shoulder. */
export function looksSecret(name: string): boolean {
  return /(pass(word|wd|phrase)?|secret|token|credential|private|(api|access)[-_]?key|auth|dsn)/i.test(name);
}
