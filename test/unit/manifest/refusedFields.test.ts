// Fields that Kubernetes knows and this release does not: each is refused by name, none is ignored in silence.

import { describe, expect, test } from 'vitest';
import { itemTypeOf, objectSchemaOf } from '../../../electron/common/kubernetes/typeSchema.ts';
import { fieldSupport } from '../../../electron/manifest/fieldSupport.ts';
import { podSchema } from '../../../electron/manifest/podSchema.ts';
import { messagesOf, podWithContainer, podWithSpecFields, reviewOne } from './reviewing.ts';

const refused = (path: string): RegExp =>
  new RegExp(
    `^${path.replace(/[[\].]/g, '\\$&')}: not supported by Podbay yet: .+\\. Remove the field to run this pod\\.$`,
  );

describe('a field of a later release is refused by name', () => {
  test.each([
    ['spec.runtimeClassName', 'runtimeClassName: gvisor'],
    ['spec.imagePullSecrets', 'imagePullSecrets: [{name: s}]'],
    ['spec.readinessGates', 'readinessGates: [{conditionType: x}]'],
    ['spec.schedulingGates', 'schedulingGates: [{name: x}]'],
    ['spec.hostUsers', 'hostUsers: false'],
    ['spec.overhead[cpu]', 'overhead: {cpu: 1m}'],
    ['spec.resourceClaims', 'resourceClaims: [{name: x}]'],
    ['spec.resources', 'resources: {limits: {cpu: 1}}'],
    ['spec.os.name', 'os: {name: windows}'],
    ['spec.securityContext.seLinuxOptions', 'securityContext: {seLinuxOptions: {level: x}}'],
    ['spec.securityContext.windowsOptions', 'securityContext: {windowsOptions: {}}'],
    ['spec.securityContext.supplementalGroupsPolicy', 'securityContext: {supplementalGroupsPolicy: Strict}'],
    ['spec.volumes[0].projected', 'volumes: [{name: v, projected: {sources: []}}]'],
    ['spec.volumes[0].csi', 'volumes: [{name: v, csi: {driver: d}}]'],
    ['spec.volumes[0].image', 'volumes: [{name: v, image: {reference: r}}]'],
    [
      'spec.topologySpreadConstraints[0].whenUnsatisfiable',
      'topologySpreadConstraints: [{maxSkew: 1, topologyKey: a, whenUnsatisfiable: DoNotSchedule}]',
    ],
    [
      'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution',
      'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: []}}}',
    ],
  ])('%s', (path, yaml) => {
    const review = reviewOne(podWithSpecFields(yaml));
    expect(messagesOf(review, 'error')).toEqual([expect.stringMatching(refused(path))]);
    expect(review.fields.filter(({ verdict }) => verdict === 'refused').map((field) => field.path)).toEqual([
      path,
    ]);
    expect(review.diagnostics[0]).toMatchObject({ path: path.replace('[cpu]', ''), line: 9 });
  });

  test.each([
    ['livenessProbe', 'livenessProbe: {tcpSocket: {port: 1}}'],
    ['readinessProbe', 'readinessProbe: {exec: {command: [a]}}'],
    ['startupProbe', 'startupProbe: {httpGet: {port: http}}'],
    ['lifecycle', 'lifecycle: {preStop: {exec: {command: [a]}}}'],
    ['envFrom', 'envFrom: [{configMapRef: {name: c}}]'],
    ['env[0].valueFrom', 'env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]'],
    ['volumeDevices', 'volumeDevices: [{name: a, devicePath: /dev/a}]'],
    ['resources.claims', 'resources: {claims: [{name: a}]}'],
    ['securityContext.seLinuxOptions', 'securityContext: {seLinuxOptions: {level: x}}'],
    [
      'securityContext.seccompProfile.localhostProfile',
      'securityContext: {seccompProfile: {type: Unconfined, localhostProfile: a}}',
    ],
  ])('spec.containers[0].%s', (field, yaml) => {
    const errors = messagesOf(reviewOne(podWithContainer(yaml)), 'error');
    expect(errors.at(-1)).toMatch(refused(`spec.containers[0].${field}`));
  });
});

describe('the table of verdicts', () => {
  test('has a row for every field that a manifest can reach', () => {
    const missing: string[] = [];
    const seen = new Set<string>();
    const visit = (type: string): void => {
      if (seen.has(type)) return;
      seen.add(type);
      for (const [name, field] of Object.entries(objectSchemaOf(podSchema, type)?.fields ?? {})) {
        const rule = fieldSupport[type]?.[name];
        if (rule === undefined) missing.push(`${type}.${name}`);
        const inner = itemTypeOf(field.type) ?? field.type;
        const isObject = objectSchemaOf(podSchema, inner) !== undefined;
        if (isObject && typeof rule === 'object' && rule.verdict === 'honoured') visit(inner);
      }
    };
    visit('Pod');
    expect(missing).toEqual([]);
    expect([...seen].sort()).toEqual(Object.keys(fieldSupport).sort());
  });

  test('has no row for a field that does not exist', () => {
    const invented = Object.entries(fieldSupport).flatMap(([type, table]) =>
      Object.keys(table).filter(
        (name) => !Object.hasOwn(objectSchemaOf(podSchema, type)?.fields ?? {}, name),
      ),
    );
    expect(invented).toEqual([]);
  });
});
