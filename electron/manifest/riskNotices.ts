// Said before apply, never in the way of it: what a pod may do to the machine that it runs on, and slips that the
// API server lets through.

import { formatPath } from '../common/kubernetes/fieldError.ts';
import type { Container, PodManifest, PodSpec } from '../common/kubernetes/objects.ts';
import type { FieldPath } from '../common/kubernetes/typeSchema.ts';

export interface RiskNotice {
  readonly at: FieldPath;
  readonly message: string;
}

const hostNamespaces = [
  ['hostNetwork', "this pod sees the host's network: its ports open on the host itself"],
  ['hostPID', "this pod sees the host's processes and can signal them"],
  ['hostIPC', "this pod sees the host's shared memory and semaphores"],
] as const;

/** Paths that hand over the machine, the longest match first. */
const sensitivePaths: readonly (readonly [string, string])[] = [
  ['/var/run/docker.sock', 'whoever holds the engine socket controls the whole host'],
  ['/run/docker.sock', 'whoever holds the engine socket controls the whole host'],
  ['/run/containerd', 'whoever holds the engine socket controls the whole host'],
  ['/var/lib/docker', "it holds the engine's own data"],
  ['/etc', "it holds the host's configuration and password hashes"],
  ['/root', "it is the home of the host's administrator"],
  ['/boot', 'it holds what the host starts from'],
  ['/proc', "it shows the host's processes and kernel settings"],
  ['/sys', "it shows the host's devices and kernel settings"],
  ['/dev', "it holds the host's devices"],
];

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Of a path inside a sensitive one, and of one that has a sensitive path inside. */
function sensitiveReason(path: string): string | undefined {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const plain = `/${segments.join('/')}`;
  if (plain === '/') return "it is the host's whole file system";
  return sensitivePaths.find(([sensitive]) => isWithin(plain, sensitive) || isWithin(sensitive, plain))?.[1];
}

function volumeNotices(spec: PodSpec): RiskNotice[] {
  return (spec.volumes ?? []).flatMap(({ hostPath }, index) => {
    const at: FieldPath = ['spec', 'volumes', index, 'hostPath', 'path'];
    const reason = hostPath === undefined ? undefined : sensitiveReason(hostPath.path);
    return reason === undefined
      ? []
      : [{ at, message: `${formatPath(at)}: this pod can reach ${hostPath?.path} of the host: ${reason}` }];
  });
}

function privilegedNotices(containers: readonly Container[], list: string): RiskNotice[] {
  return containers.flatMap(({ securityContext }, index) => {
    const at: FieldPath = ['spec', list, index, 'securityContext', 'privileged'];
    const message = `${formatPath(at)}: a privileged container can do anything that root can do on the host`;
    return securityContext?.privileged === true ? [{ at, message }] : [];
  });
}

/** Containers of a pod share one network: the second to listen on a port fails. */
function sharedPortNotices(containers: readonly Container[]): RiskNotice[] {
  const owners = new Map<string, string>();
  return containers.flatMap((container, containerIndex) =>
    (container.ports ?? []).flatMap(({ containerPort, protocol = 'TCP' }, index) => {
      const key = `${containerPort}/${protocol}`;
      const owner = owners.get(key);
      owners.set(key, owner ?? container.name);
      if (owner === undefined || owner === container.name) return [];
      const at: FieldPath = ['spec', 'containers', containerIndex, 'ports', index];
      const message =
        `${formatPath(at)}: containers "${owner}" and "${container.name}" share the pod's network and both declare ` +
        `port ${key}; the second to listen fails with "address already in use"`;
      return [{ at, message }];
    }),
  );
}

export function riskNotices({ spec }: PodManifest): RiskNotice[] {
  const namespaces = hostNamespaces
    .filter(([field]) => spec[field] === true)
    .map(([field, message]) => ({ at: ['spec', field], message: `spec.${field}: ${message}` }));
  return [
    ...namespaces,
    ...privilegedNotices(spec.initContainers ?? [], 'initContainers'),
    ...privilegedNotices(spec.containers, 'containers'),
    ...volumeNotices(spec),
    ...sharedPortNotices(spec.containers),
  ];
}
