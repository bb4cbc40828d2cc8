// Containers that the API server refuses, in its words.

import { describe, expect, test } from 'vitest';
import { type BrokenCase, podWithContainer, podWithSpec, reviewOne, testBroken } from './reviewing.ts';

const label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const port = 'must be between 1 and 65535, inclusive';
const id = 'must be between 0 and 2147483647, inclusive';
const C = 'spec.containers[0]';

const lists: readonly BrokenCase[] = [
  ['a spec without containers', 'restartPolicy: Never', 'spec.containers: Required value'],
  ['an empty list of containers', 'containers: []', 'spec.containers: Required value'],
  ['an empty container', 'containers: [{}]', `${C}.name: Required value`, `${C}.image: Required value`],
  ['a list entry left empty', 'containers:\n-', `${C}.name: Required value`, `${C}.image: Required value`],
  ['a container without an image', 'containers: [{name: a}]', `${C}.image: Required value`],
  [
    'a container name in upper case',
    'containers: [{name: Web, image: b}]',
    `${C}.name: Invalid value: "Web": ${label}`,
  ],
  [
    'a name that is too long and misformed',
    `containers: [{name: ${'A'.repeat(64)}, image: b}]`,
    `${C}.name: Invalid value: "${'A'.repeat(64)}": must be no more than 63 characters`,
    `${C}.name: Invalid value: "${'A'.repeat(64)}": ${label}`,
  ],
  [
    'an image with a blank before it',
    'containers: [{name: a, image: " nginx"}]',
    `${C}.image: Invalid value: " nginx": must not have leading or trailing whitespace`,
  ],
  [
    'two containers of one name',
    'containers: [{name: a, image: b}, {name: a, image: b}]',
    'spec.containers[1].name: Duplicate value: "a"',
  ],
  [
    'an init container with a wrong policy and the name of a container, in this order',
    'containers: [{name: a, image: b}]\ninitContainers: [{name: a, image: b, restartPolicy: Never}]',
    'spec.initContainers[0].restartPolicy: Unsupported value: "Never": supported values: "Always"',
    'spec.initContainers[0].name: Duplicate value: "a"',
  ],
  [
    'two init containers without a name',
    'containers: [{name: a, image: b}]\ninitContainers: [{image: b}, {image: b}]',
    'spec.initContainers[0].name: Required value',
    'spec.initContainers[1].name: Required value',
  ],
  [
    'an init container named like a container',
    'initContainers: [{name: a, image: b}]\ncontainers: [{name: a, image: b}]',
    'spec.initContainers[0].name: Duplicate value: "a"',
  ],
  [
    'a restart policy on an ordinary container',
    'containers: [{name: a, image: b, restartPolicy: Always}]',
    `${C}.restartPolicy: Forbidden: may not be set for non-init containers`,
  ],
  [
    'a wrong restart policy on an init container',
    'initContainers: [{name: i, image: b, restartPolicy: Never}]\ncontainers: [{name: a, image: b}]',
    'spec.initContainers[0].restartPolicy: Unsupported value: "Never": supported values: "Always"',
  ],
  [
    'one host port taken twice',
    'containers:\n- {name: a, image: b, ports: [{containerPort: 80, hostPort: 8080}]}\n- {name: c, image: b, ports: [{containerPort: 81, hostPort: 8080}]}',
    'spec.containers[1].ports[0].hostPort: Duplicate value: "TCP//8080"',
  ],
  [
    'a host port that differs on the host network',
    'hostNetwork: true\ncontainers: [{name: a, image: b, ports: [{containerPort: 80, hostPort: 81}]}]',
    `${C}.ports[0].hostPort: Invalid value: 81: must match \`containerPort\` when \`hostNetwork\` is true`,
  ],
  [
    'debug containers on create',
    'containers: [{name: a, image: b}]\nephemeralContainers: [{name: d, image: b}]',
    'spec.ephemeralContainers: Forbidden: cannot be set on create',
    'spec.ephemeralContainers: not supported by Podbay yet: a manifest cannot hold debug containers, add them to the running pod. Remove the field to run this pod.',
  ],
];

const fields: readonly BrokenCase[] = [
  [
    'an unknown pull policy',
    'imagePullPolicy: ifNotPresent',
    `${C}.imagePullPolicy: Unsupported value: "ifNotPresent": supported values: "Always", "IfNotPresent", "Never"`,
  ],
  [
    'an unknown message policy',
    'terminationMessagePolicy: Logs',
    `${C}.terminationMessagePolicy: Unsupported value: "Logs": supported values: "File", "FallbackToLogsOnError"`,
  ],
  ['a port without a number', 'ports: [{name: http}]', `${C}.ports[0].containerPort: Required value`],
  ['port 0', 'ports: [{containerPort: 0}]', `${C}.ports[0].containerPort: Required value`],
  [
    'a port beyond 65535',
    'ports: [{containerPort: 70000}]',
    `${C}.ports[0].containerPort: Invalid value: 70000: ${port}`,
  ],
  [
    'a host port below zero',
    'ports: [{containerPort: 80, hostPort: -1}]',
    `${C}.ports[0].hostPort: Invalid value: -1: ${port}`,
  ],
  [
    'a protocol in lower case',
    'ports: [{containerPort: 80, protocol: tcp}]',
    `${C}.ports[0].protocol: Unsupported value: "tcp": supported values: "SCTP", "TCP", "UDP"`,
  ],
  [
    'two ports of one name',
    'ports: [{containerPort: 80, name: http}, {containerPort: 81, name: http}]',
    `${C}.ports[1].name: Duplicate value: "http"`,
  ],
  [
    'a port name that is too long',
    'ports: [{containerPort: 80, name: abcdefghijklmnop}]',
    `${C}.ports[0].name: Invalid value: "abcdefghijklmnop": must be no more than 15 characters`,
  ],
  [
    'a port name with an underscore',
    'ports: [{containerPort: 80, name: a_b}]',
    `${C}.ports[0].name: Invalid value: "a_b": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)`,
  ],
  [
    'a port name of digits',
    'ports: [{containerPort: 80, name: "80"}]',
    `${C}.ports[0].name: Invalid value: "80": must contain at least one letter (a-z)`,
  ],
  [
    'a port name with two hyphens',
    'ports: [{containerPort: 80, name: a--b}]',
    `${C}.ports[0].name: Invalid value: "a--b": must not contain consecutive hyphens`,
  ],
  [
    'a port name that ends with a hyphen',
    'ports: [{containerPort: 80, name: a-}]',
    `${C}.ports[0].name: Invalid value: "a-": must not begin or end with a hyphen`,
  ],
  ['a variable without a name', 'env: [{value: x}]', `${C}.env[0].name: Required value`],
  [
    'a variable with = in its name',
    'env: [{name: A=B, value: x}]',
    `${C}.env[0].name: Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII characters other than '='`,
  ],
  [
    'requests above limits',
    'resources: {requests: {cpu: 1}, limits: {cpu: 500m}}',
    `${C}.resources.requests: Invalid value: "1": must be less than or equal to cpu limit of 500m`,
  ],
  [
    'memory requested above its limit',
    'resources: {requests: {memory: 1Gi}, limits: {memory: 512Mi}}',
    `${C}.resources.requests: Invalid value: "1Gi": must be less than or equal to memory limit of 512Mi`,
  ],
  [
    'a negative limit',
    'resources: {limits: {cpu: -1}, requests: {cpu: -1}}',
    `${C}.resources.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0`,
    `${C}.resources.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0`,
  ],
  [
    'an unknown resource',
    'resources: {requests: {foo: 1}}',
    `${C}.resources.requests[foo]: Invalid value: "foo": must be a standard resource type or fully qualified`,
    `${C}.resources.requests[foo]: Invalid value: "foo": must be a standard resource for containers`,
    `${C}.resources.requests[foo]: not supported by Podbay yet: foo cannot be given out; cpu, memory and ephemeral-storage are supported. Remove the field to run this pod.`,
  ],
  [
    'a user id below zero',
    'securityContext: {runAsUser: -1}',
    `${C}.securityContext.runAsUser: Invalid value: -1: ${id}`,
  ],
  [
    'a group id beyond int32',
    'securityContext: {runAsGroup: 2147483648}',
    `${C}.securityContext.runAsGroup: Invalid value: 2147483648: ${id}`,
  ],
  [
    'an unknown proc mount',
    'securityContext: {procMount: None}',
    `${C}.securityContext.procMount: Unsupported value: "None": supported values: "Default", "Unmasked"`,
  ],
  [
    'privileged without escalation',
    'securityContext: {privileged: true, allowPrivilegeEscalation: false}',
    `${C}.securityContext: Invalid value: core.SecurityContext{…}: cannot set \`allowPrivilegeEscalation\` to false and \`privileged\` to true`,
  ],
  [
    'CAP_SYS_ADMIN without escalation',
    'securityContext: {allowPrivilegeEscalation: false, capabilities: {add: [CAP_SYS_ADMIN]}}',
    `${C}.securityContext: Invalid value: core.SecurityContext{…}: cannot set \`allowPrivilegeEscalation\` to false and \`capabilities.Add\` CAP_SYS_ADMIN`,
  ],
  [
    'a seccomp profile without a type',
    'securityContext: {seccompProfile: {}}',
    `${C}.securityContext.seccompProfile.type: Required value: type is required when seccompProfile is set`,
  ],
  [
    'a mount of no volume',
    'volumeMounts: [{name: v, mountPath: /v}]',
    `${C}.volumeMounts[0].name: Not found: "v"`,
  ],
];

describe('the lists of containers', () => testBroken(lists, podWithSpec));
describe('the fields of a container', () => testBroken(fields, podWithContainer));

describe('kubectl’s text for status 422', () => {
  test('one cause stands on the line of the object', () => {
    expect(reviewOne(podWithSpec('containers: [{name: a}]')).error).toBe(
      'The Pod "web" is invalid: spec.containers[0].image: Required value',
    );
  });

  test('several causes are listed under it', () => {
    expect(reviewOne(podWithSpec('containers: [{}]')).error).toBe(
      'The Pod "web" is invalid: \n* spec.containers[0].name: Required value\n* spec.containers[0].image: Required value',
    );
  });

  test('a missing field is shown at the object that misses it', () => {
    const text = podWithSpec('containers:\n- name: a\n- name: b\n  image: c');
    expect(reviewOne(text).diagnostics[0]).toMatchObject({ line: 7, path: 'spec.containers[0].image' });
  });

  test('a value out of a closed list is corrected', () => {
    const [diagnostic] = reviewOne(podWithContainer('imagePullPolicy: never')).diagnostics;
    expect(diagnostic).toMatchObject({ line: 9, column: 22, suggestion: 'did you mean "Never"?' });
  });
});
