// The create body of a pod's sandbox: the pause container that holds its network, IPC and PID namespaces.

import type { PodObject } from '../../common/kubernetes/objects.ts';
import { dottedSysctl } from '../../common/kubernetes/safeSysctls.ts';
import type { CreateBody, HostConfigBody, VolumeMountBody } from '../createBody.ts';
import { directoryLines, emptyDirPath, emptyDirs, POD_FILES_DIR } from './emptyDir.ts';
import { podHostname } from './hostname.ts';
import { extraHosts, hostsEnvironment } from './hostsFile.ts';
import { podLabels, sandboxLabels } from './labels.ts';
import {
  emptyDirVolumeName,
  NETWORK_NAME,
  PREPARED_RUNS,
  systemVolumeName,
  terminationFile,
} from './naming.ts';
import { formatResolvConf, type ResolvConf } from './resolvConf.ts';
import { sandboxSeccompOption } from './sandboxSeccomp.ts';
import { podGroups } from './securityContext.ts';

/** Who prepares the pod's files: our own /pause, or somebody else's that only waits. */
export type PauseImage =
  | { readonly kind: 'infra'; readonly id: string }
  | { readonly kind: 'custom'; readonly id: string };

export interface SandboxRequest {
  readonly instance: string;
  readonly pod: PodObject;
  readonly attempt: number;
  readonly image: PauseImage;
  /** The lowest oom_score_adj that the engine may set. */
  readonly oomScoreFloor: number;
  /** The engine filters system calls. */
  readonly hasSeccomp: boolean;
  /** Undefined: Docker's own. */
  readonly resolvConf: ResolvConf | undefined;
}

/**
 * The kubelet's value: the sandbox is the last thing that the kernel may kill. Its CPU shares of 2 are left out: /pause
 * computes nothing, and on a busy machine they hold up its start, for which the whole pod waits, by a tenth.
 */
const OOM_SCORE_ADJ = -998;

/** What /pause needs to prepare files that other users may have changed since. */
const INFRA_CAPABILITIES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID'];

function portMappings(
  pod: PodObject,
): Pick<CreateBody, 'ExposedPorts'> & Pick<HostConfigBody, 'PortBindings'> {
  if (pod.spec.hostNetwork === true) return {};
  const bindings = new Map<string, { HostIp: string; HostPort: string }[]>();
  for (const { ports } of pod.spec.containers)
    for (const { containerPort, hostPort, hostIP, protocol } of ports ?? []) {
      if (!hostPort) continue;
      const key = `${containerPort}/${(protocol ?? 'TCP').toLowerCase()}`;
      const binding = { HostIp: hostIP ?? '', HostPort: String(hostPort) };
      bindings.set(key, [...(bindings.get(key) ?? []), binding]);
    }
  return {
    ExposedPorts: Object.fromEntries([...bindings.keys()].map((key) => [key, {}])),
    PortBindings: Object.fromEntries(bindings),
  };
}

/** Also keeps Memory emptyDirs mounted, whose content would vanish between two runs of their container. */
export function sandboxMounts(pod: PodObject, attempt: number, instance: string): readonly VolumeMountBody[] {
  const { uid } = pod.metadata;
  const system: VolumeMountBody = {
    Type: 'volume',
    Source: systemVolumeName(uid, attempt),
    Target: POD_FILES_DIR,
    VolumeOptions: { NoCopy: true, Labels: podLabels(pod, instance) },
  };
  const volumes = emptyDirs(pod).map(
    ({ name }): VolumeMountBody => ({
      Type: 'volume',
      Source: emptyDirVolumeName(uid, name),
      Target: emptyDirPath(name),
      VolumeOptions: { NoCopy: true },
    }),
  );
  return [system, ...volumes];
}

function terminationFiles(pod: PodObject): readonly string[] {
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  return containers.flatMap(({ name }) =>
    Array.from({ length: PREPARED_RUNS }, (_, run) => `${POD_FILES_DIR}/${terminationFile(name, run)}`),
  );
}

/** What /pause makes in the pod's volumes. */
export function volumeEnvironment(pod: PodObject): readonly string[] {
  return [
    `PODBAY_DIRS=${directoryLines(pod).join('\n')}`,
    `PODBAY_FILES=${terminationFiles(pod).join('\n')}`,
  ];
}

function infraEnvironment({ pod, resolvConf }: SandboxRequest): readonly string[] {
  return [
    ...hostsEnvironment(pod),
    ...(resolvConf === undefined ? [] : [`PODBAY_RESOLV_CONF=${formatResolvConf(resolvConf)}`]),
    ...volumeEnvironment(pod),
  ];
}

/** Docker writes the files itself; its embedded DNS server stays in front. */
function customImageHostConfig({ pod, resolvConf }: SandboxRequest): HostConfigBody {
  return {
    ExtraHosts: extraHosts(pod),
    ...(resolvConf === undefined
      ? {}
      : {
          Dns: resolvConf.nameservers.filter((address) => !address.startsWith('127.')),
          DnsSearch: resolvConf.searches,
          DnsOptions: resolvConf.options,
        }),
  };
}

/** `user[:group]` of the pod, for pause images that run as anyone. */
function podUser(pod: PodObject): Pick<CreateBody, 'User'> {
  const { runAsUser, runAsGroup } = pod.spec.securityContext ?? {};
  if (runAsUser === undefined) return {};
  return { User: runAsGroup === undefined ? String(runAsUser) : `${runAsUser}:${runAsGroup}` };
}

function isPrivileged(pod: PodObject): boolean {
  const containers = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  return containers.some(({ securityContext }) => securityContext?.privileged === true);
}

function sysctls(pod: PodObject): Readonly<Record<string, string>> {
  const list = pod.spec.securityContext?.sysctls ?? [];
  return Object.fromEntries(list.map(({ name, value }) => [dottedSysctl(name), value]));
}

/** None for a privileged one: Docker does not filter what it calls. */
function seccompOption({ pod, image, hasSeccomp }: SandboxRequest): readonly string[] {
  return hasSeccomp && image.kind === 'infra' && !isPrivileged(pod) ? [sandboxSeccompOption] : [];
}

function sandboxHostConfig(request: SandboxRequest): HostConfigBody {
  const { instance, pod, attempt, image, oomScoreFloor } = request;
  const { hostNetwork = false, hostIPC = false, hostPID = false } = pod.spec;
  const { PortBindings } = portMappings(pod);
  return {
    NetworkMode: hostNetwork ? 'host' : NETWORK_NAME,
    // The default, private, cannot be joined by the pod's containers.
    IpcMode: hostIPC ? 'host' : 'shareable',
    ...(hostPID ? { PidMode: 'host' } : {}),
    // A sandbox that Docker restarts has a new network namespace, which no container of the pod would be in.
    RestartPolicy: { Name: 'no' },
    Privileged: isPrivileged(pod),
    GroupAdd: podGroups(pod),
    SecurityOpt: ['no-new-privileges', ...seccompOption(request)],
    Sysctls: sysctls(pod),
    OomScoreAdj: Math.max(OOM_SCORE_ADJ, oomScoreFloor),
    Mounts: sandboxMounts(pod, attempt, instance),
    ...(PortBindings === undefined ? {} : { PortBindings }),
    ...(image.kind === 'infra'
      ? { CapDrop: ['ALL'], CapAdd: INFRA_CAPABILITIES }
      : customImageHostConfig(request)),
  };
}

/** Throws InvalidArgument or ResourceExhausted for a pod that cannot have a sandbox. */
export function sandboxConfig(request: SandboxRequest): CreateBody {
  const { instance, pod, attempt, image } = request;
  const { ExposedPorts } = portMappings(pod);
  return {
    Image: image.id,
    // With the host's network the name is the node's.
    ...(pod.spec.hostNetwork === true ? {} : { Hostname: podHostname(pod) }),
    // Our /pause must be root to write /etc/hosts.
    ...(image.kind === 'infra' ? { Env: infraEnvironment(request) } : podUser(pod)),
    Labels: sandboxLabels(pod, attempt, instance),
    Healthcheck: { Test: ['NONE'] },
    ...(ExposedPorts === undefined ? {} : { ExposedPorts }),
    HostConfig: sandboxHostConfig(request),
  };
}
