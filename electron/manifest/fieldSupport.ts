// What Podbay does with each field of a Pod, by API type and field: the one table behind the field report, the
// refusals and the documentation. A test fails when a field that a manifest can reach has no row here.

import type { ManifestNote, ManifestNoteCode } from '../common/manifestNotes/manifestNote.ts';
import type { Json } from './resolveScalar.ts';

export type Support =
  | { readonly verdict: 'honoured'; readonly note?: ManifestNote }
  | { readonly verdict: 'emulated'; readonly note: ManifestNote }
  /** `note` says what is missing: it follows `not supported by Podbay yet: `. */
  | { readonly verdict: 'refused'; readonly note: ManifestNote };

/** A fixed verdict, or one that depends on the value. */
export type SupportRule = Support | ((value: Json) => Support);
export type FieldTable = Readonly<Record<string, SupportRule>>;

const yes: Support = { verdict: 'honoured' };
const emulated = (code: ManifestNoteCode): Support => ({ verdict: 'emulated', note: { code } });
const refused = (code: ManifestNoteCode, values?: ManifestNote['values']): Support => ({
  verdict: 'refused',
  note: { code, values },
});
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

const probes = refused('probes');
const hooks = refused('hooks');
const configSources = refused('configSources');
const otherVolumes = refused('otherVolumes');
const windows = refused('windows');
const mandatoryControl = refused('mandatoryControl');
const dropped = emulated('serverSet');
const oneNode = emulated('oneNode');
const noPriority = emulated('noPriority');
const noToken = emulated('noToken');

const seccompType = unless((value) => value !== 'Localhost', refused('seccompFiles'));
const requiredAffinity = refused('requiredAffinity');

const supportedResources = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** cpu and memory act; ephemeral-storage is written down; anything else no plain Docker host has. */
function resourceAmounts(value: Json): Support {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const unknown = names.filter((name) => !supportedResources.has(name));
  if (unknown.length > 0) return refused('unknownResources', { names: unknown.join(', ') });
  return names.includes('ephemeral-storage') ? emulated('ephemeralStorage') : yes;
}

const containerTable: FieldTable = {
  ...each(
    yes,
    `
      name image command args workingDir env ports resources stdin stdinOnce tty
      volumeMounts terminationMessagePath terminationMessagePolicy securityContext restartPolicy
      `,
  ),
  ...each(probes, 'livenessProbe readinessProbe startupProbe'),
  imagePullPolicy: unless((value) => value !== 'Always', emulated('pullAlways')),
  lifecycle: hooks,
  envFrom: configSources,
  volumeDevices: refused('blockDevices'),
  resizePolicy: emulated('resizePolicy'),
};

/** API type -> field -> verdict. Types below a refused or emulated field need no row. */
export const fieldSupport: Readonly<Record<string, FieldTable>> = {
  Pod: {
    ...each(yes, 'apiVersion kind metadata spec'),
    status: emulated('status'),
  },
  ObjectMeta: {
    ...each(yes, 'name generateName namespace labels annotations'),
    ...each(dropped, 'uid creationTimestamp deletionTimestamp deletionGracePeriodSeconds'),
    ...each(dropped, 'generation managedFields resourceVersion selfLink'),
    ownerReferences: emulated('ownerReferences'),
    finalizers: refused('finalizers'),
  },
  PodSpec: {
    ...each(
      yes,
      `
      containers initContainers volumes restartPolicy terminationGracePeriodSeconds
      activeDeadlineSeconds hostNetwork hostPID hostIPC shareProcessNamespace hostname subdomain
      setHostnameAsFQDN hostAliases dnsConfig nodeSelector nodeName tolerations
      securityContext affinity topologySpreadConstraints os
      `,
    ),
    ...each(noToken, 'serviceAccountName serviceAccount automountServiceAccountToken'),
    ...each(noPriority, 'priority priorityClassName preemptionPolicy'),
    dnsPolicy: unless((value) => value === 'Default' || value === 'None', emulated('clusterDns')),
    enableServiceLinks: emulated('serviceLinks'),
    schedulerName: emulated('schedulerName'),
    hostUsers: unless((value) => value === true, refused('userNamespaces')),
    imagePullSecrets: refused('imagePullSecrets'),
    readinessGates: refused('readinessGates'),
    schedulingGates: refused('schedulingGates'),
    runtimeClassName: refused('runtimeClass'),
    overhead: refused('overhead'),
    resourceClaims: refused('resourceClaims'),
    resources: refused('podResources'),
    ephemeralContainers: refused('ephemeralContainers'),
  },
  Container: containerTable,
  ContainerPort: each(yes, 'name containerPort protocol hostPort hostIP'),
  EnvVar: { ...each(yes, 'name value'), valueFrom: configSources },
  ResourceRequirements: {
    ...each(resourceAmounts, 'limits requests'),
    claims: refused('resourceClaims'),
  },
  VolumeMount: {
    ...each(yes, 'name mountPath readOnly mountPropagation'),
    ...each(refused('subPath'), 'subPath subPathExpr'),
    recursiveReadOnly: unless((value) => value === 'Disabled', refused('recursiveReadOnly')),
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
    medium: unless((value) => value === '' || value === 'Memory', refused('emptyDirMedium')),
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
    whenUnsatisfiable: unless((value) => value === 'ScheduleAnyway', refused('hardSpread'), oneNode),
  },
  PodSecurityContext: {
    ...each(yes, 'runAsUser runAsGroup runAsNonRoot supplementalGroups fsGroup sysctls'),
    ...each(yes, 'seccompProfile appArmorProfile'),
    fsGroupChangePolicy: emulated('fsGroupChange'),
    supplementalGroupsPolicy: unless((value) => value === 'Merge', refused('strictGroups')),
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
    localhostProfile: refused('seccompProfile'),
  },
  AppArmorProfile: {
    type: unless((value) => value !== 'Localhost', refused('appArmorFiles'), emulated('appArmorDefault')),
    localhostProfile: mandatoryControl,
  },
};
