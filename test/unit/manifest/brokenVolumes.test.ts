// Volumes, mounts, and the parts of a Pod that this release refuses anyway: the API server's errors come first.

import { describe } from 'vitest';
import { type BrokenCase, podWithContainer, podWithSpecFields, testBroken } from './reviewing.ts';

const label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const namePart =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const configKey =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
const V = 'spec.volumes[0]';
const M = 'spec.containers[0].volumeMounts';
const refused = (path: string, reason: string): string =>
  `${path}: not supported by Podbay yet: ${reason}. Remove the field to run this pod.`;
const otherVolume = (kind: string): string =>
  refused(`${V}.${kind}`, 'only emptyDir and hostPath volumes are supported now');

const volumes: readonly BrokenCase[] = [
  ['a volume without a name', 'volumes: [{emptyDir: {}}]', `${V}.name: Required value`],
  ['a volume name with a dot', 'volumes: [{name: a.b}]', `${V}.name: Invalid value: "a.b": ${label}`],
  [
    'two volumes of one name',
    'volumes: [{name: v}, {name: v}]',
    'spec.volumes[1].name: Duplicate value: "v"',
  ],
  [
    'two sources',
    'volumes: [{name: v, emptyDir: {}, hostPath: {path: /d}}]',
    `${V}.hostPath: Forbidden: may not specify more than 1 volume type`,
  ],
  [
    'a hostPath without a path',
    'volumes: [{name: v, hostPath: {type: File}}]',
    `${V}.hostPath.path: Required value`,
  ],
  [
    'a hostPath that climbs',
    'volumes: [{name: v, hostPath: {path: /a/../b}}]',
    `${V}.hostPath.path: Invalid value: "/a/../b": must not contain '..'`,
  ],
  [
    'an unknown hostPath type',
    'volumes: [{name: v, hostPath: {path: /a, type: Dir}}]',
    `${V}.hostPath.type: Unsupported value: "Dir": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"`,
  ],
  [
    'a negative size limit',
    'volumes: [{name: v, emptyDir: {sizeLimit: -1Gi}}]',
    `${V}.emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity`,
  ],
  [
    'an unknown medium',
    'volumes: [{name: v, emptyDir: {medium: memory}}]',
    refused(`${V}.emptyDir.medium`, 'the media are "" (disk) and Memory'),
  ],
  [
    'a secret without a name',
    'volumes: [{name: v, secret: {}}]',
    `${V}.secret.secretName: Required value`,
    otherVolume('secret'),
  ],
  [
    'a configMap without a name',
    'volumes: [{name: v, configMap: {}}]',
    `${V}.configMap.name: Required value`,
    otherVolume('configMap'),
  ],
  [
    'a mode beyond 0777',
    'volumes: [{name: v, configMap: {name: c, defaultMode: 1000}}]',
    `${V}.configMap.defaultMode: Invalid value: 1000: must be a number between 0 and 0777 (octal), both inclusive`,
    otherVolume('configMap'),
  ],
  [
    'an item without key and path',
    'volumes: [{name: v, configMap: {name: c, items: [{}]}}]',
    `${V}.configMap.items[0].key: Required value`,
    `${V}.configMap.items[0].path: Required value`,
    otherVolume('configMap'),
  ],
  [
    'an item key with a blank',
    'volumes: [{name: v, configMap: {name: c, items: [{key: "a b", path: /x}]}}]',
    `${V}.configMap.items[0].key: Invalid value: "a b": ${configKey}`,
    `${V}.configMap.items[0].path: Invalid value: "/x": must be a relative path`,
    otherVolume('configMap'),
  ],
  [
    'an item path that climbs',
    'volumes: [{name: v, secret: {secretName: c, items: [{key: a, path: a/../b}]}}]',
    `${V}.secret.items[0].path: Invalid value: "a/../b": must not contain '..'`,
    otherVolume('secret'),
  ],
  [
    'an item path that starts with two dots',
    'volumes: [{name: v, secret: {secretName: c, items: [{key: a, path: ..b}]}}]',
    `${V}.secret.items[0].path: Invalid value: "..b": must not start with '..'`,
    otherVolume('secret'),
  ],
  [
    'a claim without a name',
    'volumes: [{name: v, persistentVolumeClaim: {}}]',
    `${V}.persistentVolumeClaim.claimName: Required value`,
    otherVolume('persistentVolumeClaim'),
  ],
  [
    'an nfs volume with a relative path',
    'volumes: [{name: v, nfs: {server: s, path: x}}]',
    `${V}.nfs.path: Invalid value: "x": must be an absolute path`,
    otherVolume('nfs'),
  ],
];

const mounts: readonly BrokenCase[] = [
  [
    'a mount path with a colon',
    'volumeMounts: [{name: v, mountPath: "/a:b"}]',
    `${M}[0].mountPath: Invalid value: "/a:b": must not contain ':'`,
  ],
  ['a mount without a path', 'volumeMounts: [{name: v}]', `${M}[0].mountPath: Required value`],
  [
    'a mount without a name',
    'volumeMounts: [{mountPath: /a}]',
    `${M}[0].name: Required value`,
    `${M}[0].name: Not found: ""`,
  ],
  [
    'two mounts at one path',
    'volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /a}]',
    `${M}[1].mountPath: Invalid value: "/a": must be unique`,
  ],
  [
    'an unknown propagation',
    'volumeMounts: [{name: v, mountPath: /a, mountPropagation: Both}]',
    `${M}.mountPropagation: Unsupported value: "Both": supported values: "Bidirectional", "HostToContainer", "None"`,
  ],
  [
    'two-way propagation unprivileged',
    'volumeMounts: [{name: v, mountPath: /a, mountPropagation: Bidirectional}]',
    `${M}.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers`,
  ],
  [
    'an absolute subPath',
    'volumeMounts: [{name: v, mountPath: /a, subPath: /x}]',
    `${M}.subPath: Invalid value: "/x": must be a relative path`,
    refused(`${M}[0].subPath`, 'subPath arrives in a later release'),
  ],
  [
    'a subPath that climbs',
    'volumeMounts: [{name: v, mountPath: /a, subPath: ../x}]',
    `${M}.subPath: Invalid value: "../x": must not contain '..'`,
    refused(`${M}[0].subPath`, 'subPath arrives in a later release'),
  ],
  [
    'both kinds of subPath',
    'volumeMounts: [{name: v, mountPath: /a, subPath: x, subPathExpr: z}]',
    `${M}[0].subPathExpr: Invalid value: "z": subPathExpr and subPath are mutually exclusive`,
    refused(`${M}[0].subPath`, 'subPath arrives in a later release'),
    refused(`${M}[0].subPathExpr`, 'subPath arrives in a later release'),
  ],
  [
    'recursive read-only on a writable mount',
    'volumeMounts: [{name: v, mountPath: /a, recursiveReadOnly: Enabled}]',
    `${M}.recursiveReadOnly: Forbidden: may only be specified when readOnly is true`,
    refused(
      `${M}[0].recursiveReadOnly`,
      'recursive read-only mounts arrive in a later release; Disabled is supported',
    ),
  ],
];

const C = 'spec.containers[0]';
const probe = refused(`${C}.livenessProbe`, 'probes arrive in a later release');
const hook = refused(`${C}.lifecycle`, 'lifecycle hooks arrive in a later release');
const source = refused(
  `${C}.env[0].valueFrom`,
  'ConfigMaps, Secrets and field references arrive in a later release',
);

const later: readonly BrokenCase[] = [
  [
    'a probe without a handler',
    'livenessProbe: {periodSeconds: 1}',
    `${C}.livenessProbe: Required value: must specify a handler type`,
    probe,
  ],
  [
    'a probe with two handlers',
    'livenessProbe: {exec: {command: [a]}, tcpSocket: {port: 1}}',
    `${C}.livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type`,
    probe,
  ],
  [
    'an exec probe without a command',
    'livenessProbe: {exec: {}}',
    `${C}.livenessProbe.exec.command: Required value`,
    probe,
  ],
  [
    'a probe of port 0',
    'livenessProbe: {httpGet: {port: 0}}',
    `${C}.livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive`,
    probe,
  ],
  [
    'a probe with an unknown scheme',
    'livenessProbe: {httpGet: {port: 80, scheme: http}}',
    `${C}.livenessProbe.httpGet.scheme: Unsupported value: "http": supported values: "HTTP", "HTTPS"`,
    probe,
  ],
  [
    'a liveness probe with a success threshold',
    'livenessProbe: {tcpSocket: {port: 1}, successThreshold: 2}',
    `${C}.livenessProbe.successThreshold: Invalid value: 2: must be 1`,
    probe,
  ],
  [
    'a negative period',
    'livenessProbe: {tcpSocket: {port: 1}, periodSeconds: -1}',
    `${C}.livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0`,
    probe,
  ],
  [
    'a grace period on a readiness probe',
    'readinessProbe: {tcpSocket: {port: 1}, terminationGracePeriodSeconds: 5}',
    `${C}.readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes`,
    refused(`${C}.readinessProbe`, 'probes arrive in a later release'),
  ],
  [
    'a probe grace period of zero',
    'livenessProbe: {tcpSocket: {port: 1}, terminationGracePeriodSeconds: 0}',
    `${C}.livenessProbe.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0`,
    probe,
  ],
  [
    'a sleep beyond the grace period',
    'lifecycle: {preStop: {sleep: {seconds: 60}}}',
    `${C}.lifecycle.preStop.sleep: Invalid value: 60: must be greater than 0 and less than terminationGracePeriodSeconds (30). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`,
    hook,
  ],
  [
    'an empty valueFrom',
    'env: [{name: A, valueFrom: {}}]',
    `${C}.env[0].valueFrom: Invalid value: "": must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\` or \`secretKeyRef\``,
    source,
  ],
  [
    'value and valueFrom',
    'env: [{name: A, value: x, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]',
    `${C}.env[0].valueFrom: Invalid value: "": may not be specified when \`value\` is not empty`,
    source,
  ],
  [
    'two sources of a value',
    'env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}, secretKeyRef: {name: s, key: k}}}]',
    `${C}.env[0].valueFrom: Invalid value: "": may not have more than one field specified at a time`,
    source,
  ],
  [
    'a field path that does not exist',
    'env: [{name: A, valueFrom: {fieldRef: {fieldPath: spec.foo}}}]',
    `${C}.env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.foo": error converting fieldPath: field label not supported: spec.foo`,
    source,
  ],
  [
    'a field path that no variable may have',
    'env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.labels}}}]',
    `${C}.env[0].valueFrom.fieldRef.fieldPath: Unsupported value: "metadata.labels": supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"`,
    source,
  ],
  ['a sleep as long as the grace period', 'lifecycle: {preStop: {sleep: {seconds: 30}}}', hook],
  [
    'a field path of another version',
    'env: [{name: A, valueFrom: {fieldRef: {apiVersion: v2, fieldPath: metadata.name}}}]',
    `${C}.env[0].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.name": error converting fieldPath: unsupported pod version: v2`,
    source,
  ],
  [
    'the field path of a label without a name',
    `env: [{name: A, valueFrom: {fieldRef: {fieldPath: "metadata.labels['']"}}}]`,
    `${C}.env[0].valueFrom.fieldRef: Invalid value: "": name part must be non-empty`,
    `${C}.env[0].valueFrom.fieldRef: Invalid value: "": ${namePart}`,
    source,
  ],
  [
    'a resource that no variable may have',
    'env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.gpu}}}]',
    `${C}.env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.gpu": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"`,
    source,
  ],
  [
    'a key of a ConfigMap without a name',
    'env: [{name: A, valueFrom: {configMapKeyRef: {key: k}}}]',
    `${C}.env[0].valueFrom.configMapKeyRef.name: Invalid value: "": ${subdomain}`,
    source,
  ],
  [
    'an empty envFrom entry',
    'envFrom: [{}]',
    `${C}.envFrom: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``,
    refused(`${C}.envFrom`, 'ConfigMaps, Secrets and field references arrive in a later release'),
  ],
];

const init: readonly BrokenCase[] = [
  [
    'a probe on an ordinary init container',
    'initContainers: [{name: i, image: b, livenessProbe: {tcpSocket: {port: 1}}}]',
    'spec.initContainers[0].livenessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    refused('spec.initContainers[0].livenessProbe', 'probes arrive in a later release'),
  ],
];

describe('volumes', () => testBroken([...volumes, ...init], podWithSpecFields));
describe('mounts', () => {
  testBroken(mounts, (yaml) => podWithContainer(yaml).concat('  volumes: [{name: v}]\n'));
});
describe('parts that arrive later', () => testBroken(later, podWithContainer));
