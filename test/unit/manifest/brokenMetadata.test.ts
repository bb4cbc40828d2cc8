// Metadata and pod-wide fields that the API server refuses, in its words.

import { describe } from 'vitest';
import { type BrokenCase, podWithMetadata, podWithSpecFields, testBroken } from './reviewing.ts';

const subdomain =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const labelValue =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const namePart =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const ip = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';
const long = (n: number): string => 'a'.repeat(n);

const metadata: readonly BrokenCase[] = [
  [
    'a pod without a name',
    'labels: {a: b}',
    'metadata.name: Required value: name or generateName is required',
  ],
  ['a name in upper case', 'name: Web', `metadata.name: Invalid value: "Web": ${subdomain}`],
  ['a name with an underscore', 'name: my_web', `metadata.name: Invalid value: "my_web": ${subdomain}`],
  ['a name that ends with a dash', 'name: web-', `metadata.name: Invalid value: "web-": ${subdomain}`],
  [
    'a name that is too long',
    `name: ${long(254)}`,
    `metadata.name: Invalid value: "${long(254)}": must be no more than 253 characters`,
  ],
  [
    'a generateName in upper case',
    'generateName: Web-',
    `metadata.generateName: Invalid value: "Web-": ${subdomain}`,
  ],
  ['a namespace with a dot', 'name: a\nnamespace: x.y', `metadata.namespace: Invalid value: "x.y": ${label}`],
  [
    'a label value with a blank',
    'name: a\nlabels: {k: "a b"}',
    `metadata.labels: Invalid value: "a b": ${labelValue}`,
  ],
  [
    'a label value that is too long',
    `name: a\nlabels: {k: ${long(64)}}`,
    `metadata.labels: Invalid value: "${long(64)}": must be no more than 63 characters`,
  ],
  [
    'a label key with a blank',
    'name: a\nlabels: {"a b": c}',
    `metadata.labels: Invalid value: "a b": ${namePart}`,
  ],
  [
    'an empty label key',
    'name: a\nlabels: {"": c}',
    'metadata.labels: Invalid value: "": name part must be non-empty',
    `metadata.labels: Invalid value: "": ${namePart}`,
  ],
  [
    'a label key with an empty prefix',
    'name: a\nlabels: {/b: c}',
    'metadata.labels: Invalid value: "/b": prefix part must be non-empty',
  ],
  [
    'a label key with a bad prefix',
    'name: a\nlabels: {A_/b: c}',
    `metadata.labels: Invalid value: "A_/b": prefix part ${subdomain}`,
  ],
  [
    'a label key whose name is too long',
    `name: a\nlabels: {${long(64)}: c}`,
    `metadata.labels: Invalid value: "${long(64)}": name part must be no more than 63 characters`,
  ],
  [
    'a label key with two slashes',
    'name: a\nlabels: {a/b/c: d}',
    "metadata.labels: Invalid value: \"a/b/c\": a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
  ],
  [
    'an annotation key with a blank',
    'name: a\nannotations: {"a b": c}',
    `metadata.annotations: Invalid value: "a b": ${namePart}`,
  ],
  [
    'annotations beyond the limit',
    `name: a\nannotations: {k: ${long(262_144)}}`,
    'metadata.annotations: Too long: may not be more than 262144 bytes',
  ],
];

const spec: readonly BrokenCase[] = [
  [
    'a restart policy in lower case',
    'restartPolicy: always',
    'spec.restartPolicy: Unsupported value: "always": supported values: "Always", "OnFailure", "Never"',
  ],
  [
    'an unknown DNS policy',
    'dnsPolicy: Cluster',
    'spec.dnsPolicy: Unsupported value: "Cluster": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"',
  ],
  [
    'dnsPolicy None without a config',
    'dnsPolicy: None',
    'spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None',
  ],
  [
    'dnsPolicy None without a server',
    'dnsPolicy: None\ndnsConfig: {searches: [a.b]}',
    'spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None',
  ],
  [
    'a nameserver that is no address',
    'dnsConfig: {nameservers: [one]}',
    `spec.dnsConfig.nameservers[0]: Invalid value: "one": ${ip}`,
  ],
  [
    'dnsPolicy None without a nameserver, before all else',
    'dnsPolicy: None\ndnsConfig: {searches: [A_]}',
    'spec.dnsConfig.nameservers: Required value: must provide at least one DNS nameserver when `dnsPolicy` is None',
  ],
  [
    'four nameservers',
    'dnsConfig: {nameservers: [1.1.1.1, 1.1.1.2, 1.1.1.3, 1.1.1.4]}',
    'spec.dnsConfig.nameservers: Invalid value: []string{"1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4"}: must not have more than 3 nameservers',
  ],
  [
    'a search domain with a slash',
    'dnsConfig: {searches: [a/b]}',
    `spec.dnsConfig.searches[0]: Invalid value: "a/b": ${subdomain}`,
  ],
  [
    'a DNS option without a name',
    'dnsConfig: {options: [{value: "2"}]}',
    'spec.dnsConfig.options[0]: Required value: must not be empty',
  ],
  [
    'a host alias that is no address',
    'hostAliases: [{ip: 10.1.2, hostnames: [a]}]',
    `spec.hostAliases[0].ip: Invalid value: "10.1.2": ${ip}`,
  ],
  [
    'a host alias with a leading zero',
    'hostAliases: [{ip: 10.1.2.03, hostnames: [a]}]',
    `spec.hostAliases[0].ip: Invalid value: "10.1.2.03": ${ip}`,
  ],
  [
    'a host alias name with an underscore',
    'hostAliases: [{ip: "::1", hostnames: [a_b]}]',
    `spec.hostAliases[0].hostnames[0]: Invalid value: "a_b": ${subdomain}`,
  ],
  ['a hostname with a dot', 'hostname: a.b', `spec.hostname: Invalid value: "a.b": ${label}`],
  ['a subdomain in upper case', 'subdomain: Sub', `spec.subdomain: Invalid value: "Sub": ${label}`],
  [
    'a deadline of zero',
    'activeDeadlineSeconds: 0',
    'spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive',
  ],
  [
    'a deadline beyond int32',
    'activeDeadlineSeconds: 3000000000',
    'spec.activeDeadlineSeconds: Invalid value: 3000000000: must be between 1 and 2147483647, inclusive',
  ],
  [
    'both PID flags',
    'hostPID: true\nshareProcessNamespace: true',
    'spec.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled',
  ],
  [
    'a node selector value with a blank',
    'nodeSelector: {disk: "a b"}',
    `spec.nodeSelector: Invalid value: "a b": ${labelValue}`,
  ],
  ['a node name in upper case', 'nodeName: Node1', `spec.nodeName: Invalid value: "Node1": ${subdomain}`],
  [
    'a service account in upper case',
    'serviceAccountName: Bot',
    `spec.serviceAccountName: Invalid value: "Bot": ${subdomain}`,
  ],
  [
    'an unknown preemption policy',
    'preemptionPolicy: Always',
    'spec.preemptionPolicy: Unsupported value: "Always": supported values: "PreemptLowerPriority", "Never"',
  ],
  [
    'an unknown toleration operator',
    'tolerations: [{key: a, operator: In}]',
    'spec.tolerations[0].operator: Unsupported value: "In": supported values: "Equal", "Exists"',
  ],
  [
    'an unknown toleration effect',
    'tolerations: [{key: a, operator: Exists, effect: Never}]',
    'spec.tolerations[0].effect: Unsupported value: "Never": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
  ],
  [
    'a toleration without a key',
    'tolerations: [{effect: NoExecute}]',
    'spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
  ],
  [
    'toleration seconds without NoExecute',
    'tolerations: [{key: a, operator: Exists, tolerationSeconds: 5}]',
    'spec.tolerations[0].effect: Invalid value: "": effect must be \'NoExecute\' when `tolerationSeconds` is set',
  ],
  [
    'an Exists toleration with a value',
    'tolerations: [{key: a, operator: Exists, value: b}]',
    'spec.tolerations[0].operator: Invalid value: core.Toleration{Key:"a", Operator:"Exists", Value:"b", Effect:"", TolerationSeconds:(*int64)(nil)}: value must be empty when `operator` is \'Exists\'',
  ],
  [
    'a file system group below zero',
    'securityContext: {fsGroup: -1}',
    'spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
  ],
  [
    'a supplemental group beyond int32',
    'securityContext: {supplementalGroups: [1, 2147483648]}',
    'spec.securityContext.supplementalGroups[1]: Invalid value: 2147483648: must be between 0 and 2147483647, inclusive',
  ],
  [
    'an AppArmor profile without a type',
    'securityContext: {appArmorProfile: {}}',
    'spec.securityContext.appArmorProfile.type: Required value: type is required when appArmorProfile is set',
  ],
  [
    'an AppArmor profile of the host without its name, which is also refused',
    'securityContext: {appArmorProfile: {type: Localhost}}',
    'spec.securityContext.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost',
    'spec.securityContext.appArmorProfile.type: not supported by Podbay yet: AppArmor profiles from the host arrive in a later release; use RuntimeDefault. Remove the field to run this pod.',
  ],
  [
    'an AppArmor profile of an unknown type',
    'securityContext: {appArmorProfile: {type: Some}}',
    'spec.securityContext.appArmorProfile.type: Unsupported value: "Some": supported values: "Localhost", "RuntimeDefault", "Unconfined"',
  ],
  [
    'a sysctl without a name',
    'securityContext: {sysctls: [{value: "1"}]}',
    'spec.securityContext.sysctls[0].name: Required value',
  ],
  [
    'a sysctl given twice',
    'securityContext: {sysctls: [{name: net/a, value: "1"}, {name: net/a, value: "2"}]}',
    'spec.securityContext.sysctls[1].name: Duplicate value: "net/a"',
  ],
  [
    'a network sysctl on the host network',
    'hostNetwork: true\nsecurityContext: {sysctls: [{name: net.a, value: "1"}]}',
    'spec.securityContext.sysctls[0].name: Invalid value: "net.a": may not be specified when \'hostNetwork\' is true',
  ],
  [
    'an unknown group change policy',
    'securityContext: {fsGroupChangePolicy: Never}',
    'spec.securityContext.fsGroupChangePolicy: Unsupported value: "Never": supported values: "Always", "OnRootMismatch"',
  ],
  [
    'an unknown seccomp type',
    'securityContext: {seccompProfile: {type: Default}}',
    'spec.securityContext.seccompProfile.type: Unsupported value: "Default": supported values: "Localhost", "RuntimeDefault", "Unconfined"',
  ],
  [
    'an unknown OS',
    'os: {name: plan9}',
    'spec.os.name: Unsupported value: "plan9": supported values: "linux", "windows"',
  ],
  [
    'a spread without a key',
    'topologySpreadConstraints: [{maxSkew: 0, whenUnsatisfiable: ScheduleAnyway}]',
    'spec.topologySpreadConstraints[0].maxSkew: Invalid value: 0: must be greater than zero',
    'spec.topologySpreadConstraints[0].topologyKey: Required value: can not be empty',
  ],
  [
    'an affinity weight of zero',
    'affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 0, preference: {}}]}}',
    'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight: Invalid value: 0: must be in the range 1-100',
  ],
];

describe('metadata', () => testBroken(metadata, podWithMetadata));
describe('the spec of a pod', () => testBroken(spec, podWithSpecFields));
