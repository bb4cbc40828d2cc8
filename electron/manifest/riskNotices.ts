// Said before apply, never in the way of it: what a pod may do to the machine that it runs on, and slips that the
// API server lets through.

import type { Container, PodManifest, PodSpec } from '../common/kubernetes/objects.ts';
import { isSafeSysctl } from '../common/kubernetes/safeSysctls.ts';
import type { FieldPath } from '../common/kubernetes/typeSchema.ts';
import type { ManifestNote, ManifestNoteCode } from '../common/manifestNotes/manifestNote.ts';

export interface RiskNotice {
  readonly at: FieldPath;
  readonly note: ManifestNote;
}

const hostNamespaces = ['hostNetwork', 'hostPID', 'hostIPC'] as const;

/** Paths that hand over the machine, the longest match first. */
const sensitivePaths: readonly (readonly [string, ManifestNoteCode])[] = [
  ['/var/run/docker.sock', 'hostPathSocket'],
  ['/run/docker.sock', 'hostPathSocket'],
  ['/run/containerd', 'hostPathSocket'],
  ['/var/lib/docker', 'hostPathEngine'],
  ['/etc', 'hostPathEtc'],
  ['/root', 'hostPathRootHome'],
  ['/boot', 'hostPathBoot'],
  ['/proc', 'hostPathProc'],
  ['/sys', 'hostPathSys'],
  ['/dev', 'hostPathDev'],
];

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Of a path inside a sensitive one, and of one that has a sensitive path inside. */
function sensitiveNote(path: string): ManifestNoteCode | undefined {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  const plain = `/${segments.join('/')}`;
  if (plain === '/') return 'hostPathAll';
  return sensitivePaths.find(([sensitive]) => isWithin(plain, sensitive) || isWithin(sensitive, plain))?.[1];
}

function volumeNotices(spec: PodSpec): RiskNotice[] {
  return (spec.volumes ?? []).flatMap(({ hostPath }, index) => {
    const at: FieldPath = ['spec', 'volumes', index, 'hostPath', 'path'];
    if (hostPath === undefined) return [];
    const code = sensitiveNote(hostPath.path);
    return code === undefined ? [] : [{ at, note: { code, values: { path: hostPath.path } } }];
  });
}

function privilegedNotices(containers: readonly Container[], list: string): RiskNotice[] {
  return containers.flatMap(({ securityContext }, index) => {
    const at: FieldPath = ['spec', list, index, 'securityContext', 'privileged'];
    return securityContext?.privileged === true ? [{ at, note: { code: 'privileged' } }] : [];
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
      return [{ at, note: { code: 'sharedPort', values: { owner, name: container.name, port: key } } }];
    }),
  );
}

/** Refused by a kubelet that was not told to allow them, so by ours too. */
function sysctlNotices(spec: PodSpec): RiskNotice[] {
  return (spec.securityContext?.sysctls ?? []).flatMap(({ name }, index) => {
    const at: FieldPath = ['spec', 'securityContext', 'sysctls', index, 'name'];
    return isSafeSysctl(name) ? [] : [{ at, note: { code: 'unsafeSysctl', values: { name } } }];
  });
}

export function riskNotices({ spec }: PodManifest): RiskNotice[] {
  const namespaces = hostNamespaces
    .filter((field) => spec[field] === true)
    .map((field) => ({ at: ['spec', field], note: { code: field } }));
  return [
    ...namespaces,
    ...privilegedNotices(spec.initContainers ?? [], 'initContainers'),
    ...privilegedNotices(spec.containers, 'containers'),
    ...volumeNotices(spec),
    ...sysctlNotices(spec),
    ...sharedPortNotices(spec.containers),
  ];
}
