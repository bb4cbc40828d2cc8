// What Podbay does with each field of a Pod, by API type and field: the one table behind the field report, the
// refusals and the documentation. A test fails when a field that a manifest can reach has no row here.

import type { Json } from './resolveScalar.ts';

export type Support =
  | { readonly verdict: 'honoured'; readonly note?: string }
  | { readonly verdict: 'emulated'; readonly note: string }
  /** `note` says what is missing: it follows `not supported by Podbay yet: `. */
  | { readonly verdict: 'refused'; readonly note: string };

/** A fixed verdict, or one that depends on the value. */
export type SupportRule = Support | ((value: Json) => Support);
export type FieldTable = Readonly<Record<string, SupportRule>>;

const yes: Support = { verdict: 'honoured' };
const emulated = (note: string): Support => ({ verdict: 'emulated', note });
const refused = (note: string): Support => ({ verdict: 'refused', note });
const unless = (isFine: (value: Json) => boolean, otherwise: Support, fine: Support = yes): SupportRule => {
  return (value) => (isFine(value) ? fine : otherwise);
};
/** One verdict for several fields; `names` are separated by blanks. */
const each = (rule: SupportRule, names: string): FieldTable =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, rule]),
  );

const probes = refused('probes arrive in a later release');
const hooks = refused('lifecycle hooks arrive in a later release');
const configSources = refused('ConfigMaps, Secrets and field references arrive in a later release');
const otherVolumes = refused('only emptyDir and hostPath volumes are supported now');
const windows = refused('containers run on Linux');
const mandatoryControl = refused('SELinux and AppArmor profiles arrive in a later release');
const dropped = emulated('Set by the server; the value given is dropped, as the API server does on create.');
const oneNode = emulated('Kept on the object; on a single node it has no effect.');
const noPriority = emulated('Kept on the object; nothing is preempted on a single node.');
const noToken = emulated(
  'Kept on the object; no API token is mounted, because there is no API server to use it on.',
);

const seccompType = unless(
  (value) => value !== 'Localhost',
  refused('seccomp profiles from files arrive in a later release; use RuntimeDefault or Unconfined'),
);
const requiredAffinity = refused('required affinity arrives in a later release; nodeSelector is supported');

const supportedResources = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** cpu and memory act; ephemeral-storage is written down; anything else no plain Docker host has. */
function resourceAmounts(value: Json): Support {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const unknown = names.filter((name) => !supportedResources.has(name));
  if (unknown.length > 0)
    return refused(
      `${unknown.join(', ')} cannot be given out; cpu, memory and ephemeral-storage are supported`,
    );
  return names.includes('ephemeral-storage')
    ? emulated('cpu and memory are enforced; ephemeral-storage is recorded, not enforced.')
    : yes;
}

const containerTable: FieldTable = {
  ...each(
    yes,
    `
      name image imagePullPolicy command args workingDir env ports resources stdin stdinOnce tty
      volumeMounts terminationMessagePath terminationMessagePolicy securityContext restartPolicy
      `,
  ),
  ...each(probes, 'livenessProbe readinessProbe startupProbe'),
  lifecycle: hooks,
  envFrom: configSources,
  volumeDevices: refused('block devices arrive in a later release'),
  resizePolicy: emulated('Kept on the object; resources of a running container are not resized.'),
};

/** API type -> field -> verdict. Types below a refused or emulated field need no row. */
export const fieldSupport: Readonly<Record<string, FieldTable>> = {
  Pod: {
    ...each(yes, 'apiVersion kind metadata spec'),
    status: emulated('Dropped on create, as the API server does; the status shown is the real one.'),
  },
  ObjectMeta: {
    ...each(yes, 'name generateName namespace labels annotations'),
    ...each(dropped, 'uid creationTimestamp deletionTimestamp deletionGracePeriodSeconds'),
    ...each(dropped, 'generation managedFields resourceVersion selfLink'),
    ownerReferences: emulated('Kept on the object; no garbage collector follows it.'),
    finalizers: refused('nothing here would ever remove a finalizer, so the pod could not be deleted'),
  },
  PodSpec: {
    ...each(
      yes,
      `
      containers initContainers volumes restartPolicy terminationGracePeriodSeconds
      activeDeadlineSeconds hostNetwork hostPID hostIPC shareProcessNamespace hostname subdomain
      setHostnameAsFQDN hostAliases dnsPolicy dnsConfig nodeSelector nodeName tolerations
      securityContext affinity topologySpreadConstraints os
      `,
    ),
    ...each(noToken, 'serviceAccountName serviceAccount automountServiceAccountToken'),
    ...each(noPriority, 'priority priorityClassName preemptionPolicy'),
    enableServiceLinks: emulated('Kept on the object; there are no Services to make variables from.'),
    schedulerName: emulated('Kept on the object; Podbay itself places every pod on its one node.'),
    hostUsers: unless((value) => value === true, refused('user namespaces arrive in a later release')),
    imagePullSecrets: refused(
      "registry credentials are read from Docker's own config file; run docker login",
    ),
    readinessGates: refused('nothing here would ever set the condition, so the pod would never be ready'),
    schedulingGates: refused('nothing here would ever remove the gate, so the pod would never start'),
    runtimeClassName: refused('runtime classes arrive in a later release'),
    overhead: refused('it comes from a runtime class, and those arrive in a later release'),
    resourceClaims: refused('dynamic resource allocation needs a cluster'),
    resources: refused('resources of a whole pod arrive in a later release; set them per container'),
    ephemeralContainers: refused('a manifest cannot hold debug containers, add them to the running pod'),
  },
  Container: containerTable,
  ContainerPort: each(yes, 'name containerPort protocol hostPort hostIP'),
  EnvVar: { ...each(yes, 'name value'), valueFrom: configSources },
  ResourceRequirements: {
    ...each(resourceAmounts, 'limits requests'),
    claims: refused('dynamic resource allocation needs a cluster'),
  },
  VolumeMount: {
    ...each(yes, 'name mountPath readOnly mountPropagation'),
    ...each(refused('subPath arrives in a later release'), 'subPath subPathExpr'),
    recursiveReadOnly: unless(
      (value) => value === 'Disabled',
      refused('recursive read-only mounts arrive in a later release; Disabled is supported'),
    ),
  },
  Volume: {
    ...each(yes, 'name emptyDir hostPath'),
    ...each(
      otherVolumes,
      `
      awsElasticBlockStore azureDisk azureFile cephfs cinder configMap csi downwardAPI ephemeral
      fc flexVolume flocker gcePersistentDisk gitRepo glusterfs image iscsi nfs
      persistentVolumeClaim photonPersistentDisk portworxVolume projected quobyte rbd scaleIO
      secret storageos vsphereVolume
      `,
    ),
  },
  EmptyDirVolumeSource: {
    medium: unless(
      (value) => value === '' || value === 'Memory',
      refused('the media are "" (disk) and Memory'),
    ),
    sizeLimit: yes,
  },
  HostPathVolumeSource: each(yes, 'path type'),
  HostAlias: each(yes, 'ip hostnames'),
  PodDNSConfig: each(yes, 'nameservers searches options'),
  PodDNSConfigOption: each(yes, 'name value'),
  Toleration: each(yes, 'key operator value effect tolerationSeconds'),
  PodOS: { name: unless((value) => value !== 'windows', windows) },
  Affinity: each(yes, 'nodeAffinity podAffinity podAntiAffinity'),
  ...Object.fromEntries(
    ['NodeAffinity', 'PodAffinity', 'PodAntiAffinity'].map((type) => [
      type,
      {
        preferredDuringSchedulingIgnoredDuringExecution: oneNode,
        requiredDuringSchedulingIgnoredDuringExecution: requiredAffinity,
      },
    ]),
  ),
  TopologySpreadConstraint: {
    ...each(oneNode, 'maxSkew topologyKey labelSelector matchLabelKeys minDomains'),
    ...each(oneNode, 'nodeAffinityPolicy nodeTaintsPolicy'),
    whenUnsatisfiable: unless(
      (value) => value === 'ScheduleAnyway',
      refused('hard topology spread arrives in a later release; ScheduleAnyway is supported'),
      oneNode,
    ),
  },
  PodSecurityContext: {
    ...each(yes, 'runAsUser runAsGroup runAsNonRoot supplementalGroups fsGroup sysctls'),
    ...each(yes, 'seccompProfile appArmorProfile'),
    fsGroupChangePolicy: emulated(
      'Kept on the object; volumes are new with each pod, so both policies do the same.',
    ),
    supplementalGroupsPolicy: unless(
      (value) => value === 'Merge',
      refused('strict supplemental groups arrive in a later release; Merge is supported'),
    ),
    ...each(mandatoryControl, 'seLinuxOptions seLinuxChangePolicy'),
    windowsOptions: windows,
  },
  SecurityContext: {
    ...each(yes, 'privileged capabilities runAsUser runAsGroup runAsNonRoot procMount'),
    ...each(
      yes,
      `
      readOnlyRootFilesystem allowPrivilegeEscalation seccompProfile appArmorProfile
      `,
    ),
    seLinuxOptions: mandatoryControl,
    windowsOptions: windows,
  },
  Capabilities: each(yes, 'add drop'),
  Sysctl: each(yes, 'name value'),
  SeccompProfile: {
    type: seccompType,
    localhostProfile: refused('seccomp profiles from files arrive in a later release'),
  },
  AppArmorProfile: {
    type: unless(
      (value) => value !== 'Localhost',
      refused('AppArmor profiles from the host arrive in a later release; use RuntimeDefault'),
      emulated("Docker's own choice of AppArmor profile applies."),
    ),
    localhostProfile: mandatoryControl,
  },
};
