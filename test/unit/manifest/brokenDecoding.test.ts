// Fields that do not exist, stand twice or hold the wrong type: strict decoding in the words of the API server.

import { describe, expect, test } from 'vitest';
import {
  type BrokenCase,
  FILE,
  messagesOf,
  podWithContainer,
  podWithMetadata,
  podWithSpec,
  podWithSpecFields,
  reviewOne,
  testBroken,
} from './reviewing.ts';

const unknown = (path: string): string => `strict decoding error: unknown field "${path}"`;
const duplicate = (path: string): string => `strict decoding error: duplicate field "${path}"`;
const type = (value: string, field: string, go: string): string =>
  `json: cannot unmarshal ${value} into Go struct field ${field} of type ${go}`;
const quantity =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const C = 'Container.spec.containers';

const container: readonly BrokenCase[] = [
  ['a misspelt container field', 'imagePullPolcy: Never', unknown('spec.containers[0].imagePullPolcy')],
  ['a field in the wrong case', 'workingdir: /', unknown('spec.containers[0].workingdir')],
  [
    'a misspelt port field',
    'ports: [{containerport: 80}]',
    unknown('spec.containers[0].ports[0].containerport'),
  ],
  ['a field named like an inherited property', 'constructor: 1', unknown('spec.containers[0].constructor')],
  ['a field named __proto__', '__proto__: {a: 1}', unknown('spec.containers[0].__proto__')],
  [
    'two unknown fields',
    'zzz: 1\nyyy: 1',
    unknown('spec.containers[0].yyy'),
    unknown('spec.containers[0].zzz'),
  ],
  ['a repeated field', 'tty: true\ntty: false', duplicate('spec.containers[0].tty')],
  [
    'a port as text',
    'ports: [{containerPort: "80"}]',
    type('string', 'ContainerPort.spec.containers.ports.containerPort', 'int32'),
  ],
  [
    'a port with a fraction',
    'ports: [{containerPort: 80.5}]',
    type('number 80.5', 'ContainerPort.spec.containers.ports.containerPort', 'int32'),
  ],
  [
    'a port beyond int32',
    'ports: [{containerPort: 70000000000}]',
    type('number 70000000000', 'ContainerPort.spec.containers.ports.containerPort', 'int32'),
  ],
  [
    'a number as an env value',
    'env: [{name: A, value: 1}]',
    type('number', 'EnvVar.spec.containers.env.value', 'string'),
  ],
  [
    'a boolean as an env value',
    'env: [{name: A, value: true}]',
    type('bool', 'EnvVar.spec.containers.env.value', 'string'),
  ],
  [
    'yes as an env value',
    'env: [{name: A, value: yes}]',
    type('bool', 'EnvVar.spec.containers.env.value', 'string'),
  ],
  ['env as a map', 'env: {A: b}', type('object', `${C}.env`, '[]v1.EnvVar')],
  ['a command as text', 'command: sleep 1', type('string', `${C}.command`, '[]string')],
  ['a number among the arguments', 'args: [sleep, 1]', type('number', `${C}.args`, 'string')],
  ['tty as text', 'tty: "yes"', type('string', `${C}.tty`, 'bool')],
  [
    'a pull policy as a number',
    'imagePullPolicy: 1',
    type('number', `${C}.imagePullPolicy`, 'v1.PullPolicy'),
  ],
  ['ports as a number', 'ports: 80', type('number', `${C}.ports`, '[]v1.ContainerPort')],
  ['a port as a bare number', 'ports: [80]', type('number', `${C}.ports`, 'v1.ContainerPort')],
  ['resources as a list', 'resources: []', type('array', `${C}.resources`, 'v1.ResourceRequirements')],
  [
    'limits as text',
    'resources: {limits: "1"}',
    type('string', 'ResourceRequirements.spec.containers.resources.limits', 'v1.ResourceList'),
  ],
  ['a quantity in MB', 'resources: {limits: {memory: 64MB}}', quantity],
  ['a quantity in lower case mi', 'resources: {limits: {memory: 64mi}}', quantity],
  ['a quantity with an upper case K', 'resources: {limits: {memory: 64K}}', quantity],
  ['a quantity with a blank', 'resources: {limits: {memory: 64 Mi}}', quantity],
  ['an empty quantity', 'resources: {limits: {memory: ""}}', quantity],
  ['a boolean quantity', 'resources: {limits: {cpu: true}}', quantity],
  [
    'a capability as a number',
    'securityContext: {capabilities: {add: [1]}}',
    type('number', 'Capabilities.spec.containers.securityContext.capabilities.add', 'v1.Capability'),
  ],
  [
    'a user id as text',
    'securityContext: {runAsUser: "1000"}',
    type('string', 'SecurityContext.spec.containers.securityContext.runAsUser', 'int64'),
  ],
  [
    'a probe port as a boolean',
    'livenessProbe: {tcpSocket: {port: true}}',
    'json: cannot unmarshal bool into Go value of type int32',
  ],
  [
    'an image as a list',
    'volumeMounts: [{name: [a], mountPath: /}]',
    type('array', 'VolumeMount.spec.containers.volumeMounts.name', 'string'),
  ],
];

const spec: readonly BrokenCase[] = [
  ['a misspelt spec field', 'hostnetwork: true', unknown('spec.hostnetwork')],
  ['a field of another kind', 'replicas: 3', unknown('spec.replicas')],
  ['a repeated spec field', 'hostname: a\nhostname: b', duplicate('spec.hostname')],
  [
    'a restart policy as a list',
    'restartPolicy: [Always]',
    type('array', 'PodSpec.spec.restartPolicy', 'v1.RestartPolicy'),
  ],
  [
    'a grace period as text',
    'terminationGracePeriodSeconds: 5s',
    type('string', 'PodSpec.spec.terminationGracePeriodSeconds', 'int64'),
  ],
  ['hostNetwork as text', 'hostNetwork: "true"', type('string', 'PodSpec.spec.hostNetwork', 'bool')],
  [
    'a node selector value as a boolean',
    'nodeSelector: {ssd: true}',
    type('bool', 'PodSpec.spec.nodeSelector', 'string'),
  ],
  ['volumes as a map', 'volumes: {a: {}}', type('object', 'PodSpec.spec.volumes', '[]v1.Volume')],
  ['an unknown volume kind', 'volumes: [{name: a, emptydir: {}}]', unknown('spec.volumes[0].emptydir')],
  [
    'a path as the hostPath',
    'volumes: [{name: a, hostPath: /data}]',
    type('string', 'Volume.spec.volumes.hostPath', 'v1.HostPathVolumeSource'),
  ],
];

const metadata: readonly BrokenCase[] = [
  ['a name as a number', 'name: 1', type('number', 'ObjectMeta.metadata.name', 'string')],
  [
    'a label value as a number',
    'name: a\nlabels: {v: 1.2}',
    type('number', 'ObjectMeta.metadata.labels', 'string'),
  ],
  [
    'labels as a list',
    'name: a\nlabels: [a]',
    type('array', 'ObjectMeta.metadata.labels', 'map[string]string'),
  ],
  [
    'an annotation as a boolean',
    'name: a\nannotations: {on: off}',
    type('bool', 'ObjectMeta.metadata.annotations', 'string'),
  ],
  ['a misspelt metadata field', 'name: a\nlables: {a: b}', unknown('metadata.lables')],
  ['a repeated label', 'name: a\nlabels: {a: b, a: c}', duplicate('metadata.labels.a')],
  [
    'a timestamp that is none',
    'name: a\ncreationTimestamp: now',
    'parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006"',
  ],
];

const wholes: readonly BrokenCase[] = [
  [
    'containers as a map',
    'containers: {name: a}',
    type('object', 'PodSpec.spec.containers', '[]v1.Container'),
  ],
  ['a container as text', 'containers: [nginx]', type('string', 'PodSpec.spec.containers', 'v1.Container')],
];

describe('a container', () => testBroken(container, podWithContainer));
describe('a spec', () => testBroken(spec, podWithSpecFields));
describe('containers', () => testBroken(wholes, podWithSpec));
describe('metadata', () => testBroken(metadata, podWithMetadata));

describe('kubectl’s text', () => {
  const head = `Error from server (BadRequest): error when creating "${FILE}": Pod in version "v1" cannot be handled as a Pod: `;

  test('lists every unknown and repeated field in one line, sorted by key', () => {
    const review = reviewOne(podWithSpecFields('b: 1\na: 1\nhostname: u\nhostname: v'));
    expect(review.error).toBe(
      `${head}strict decoding error: unknown field "spec.a", unknown field "spec.b", duplicate field "spec.hostname"`,
    );
    expect(review.diagnostics.map(({ line }) => line)).toEqual([10, 9, 12]);
  });

  test('names only the first wrong type, and no unknown field beside it', () => {
    const review = reviewOne(podWithSpecFields('nonsense: 1\nhostNetwork: 1'));
    expect(review.error).toBe(`${head}${type('number', 'PodSpec.spec.hostNetwork', 'bool')}`);
  });

  test('suggests the field that was meant, and quotes where text is wanted', () => {
    const [misspelt] = reviewOne(podWithSpecFields('hostnetwork: true')).diagnostics;
    expect(misspelt?.suggestion).toBe('did you mean "hostNetwork"?');
    const [unquoted] = reviewOne(podWithContainer('env: [{name: A, value: 1}]')).diagnostics;
    expect(unquoted?.suggestion).toBe('write the value in quotes');
  });

  test('reads yes, no, on and off as kubectl does, and says so', () => {
    const review = reviewOne(podWithContainer('tty: yes\nstdin: off'));
    expect(review.pod?.spec.containers[0]).toMatchObject({ tty: true, stdin: false });
    expect(messagesOf(review, 'warning')).toEqual([
      'kubectl reads yes as the boolean true (YAML 1.1); write "yes" in quotes to mean text',
      'kubectl reads off as the boolean false (YAML 1.1); write "off" in quotes to mean text',
    ]);
  });
});
