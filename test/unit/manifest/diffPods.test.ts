// What applying a manifest to a pod that exists would do, by the API server's rules of update.

import { describe, expect, test } from 'vitest';
import type { PodManifest, PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { diffPods } from '../../../electron/manifest/diffPods.ts';
import { reviewOne } from './reviewing.ts';

function manifest(spec: string, metadata = 'name: web'): PodManifest {
  const indented = spec.replaceAll('\n', '\n  ');
  const { pod, error } = reviewOne(
    `apiVersion: v1\nkind: Pod\nmetadata: {${metadata}}\nspec:\n  ${indented}\n`,
  );
  if (pod === undefined) throw new Error(error);
  return pod;
}

const stored = (pod: PodManifest): PodObject => ({
  ...pod,
  metadata: {
    ...pod.metadata,
    name: 'web',
    uid: 'u',
    resourceVersion: '7',
    creationTimestamp: '2026-01-01T00:00:00Z',
  },
  spec: { ...pod.spec, nodeName: 'here' },
  status: { phase: 'Running' },
});

const base = 'containers: [{name: a, image: "i:1"}]';
const diff = (current: string, next: string) => diffPods(stored(manifest(current)), manifest(next));
const forbidden =
  'The Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

describe('applying to an existing pod', () => {
  test('the same manifest changes nothing, whatever the server added', () => {
    expect(diff(base, base)).toEqual({ change: 'unchanged' });
  });

  test('a manifest without debug containers keeps those that were added since', () => {
    const current = stored(manifest(base));
    const debugged = {
      ...current,
      spec: { ...current.spec, ephemeralContainers: [{ name: 'debugger', image: 'busybox' }] },
    };
    expect(diffPods(debugged, manifest(base))).toEqual({ change: 'unchanged' });
    expect(diffPods(debugged, manifest('containers: [{name: a, image: "i:2"}]'))).toMatchObject({
      change: 'inPlace',
      updated: { spec: { ephemeralContainers: [{ name: 'debugger' }] } },
    });
  });

  test('an equal quantity in other words changes nothing', () => {
    const limited = (cpu: string) =>
      `containers: [{name: a, image: "i:1", resources: {limits: {cpu: ${cpu}}}}]`;
    expect(diff(limited('0.5'), limited('500m'))).toEqual({ change: 'unchanged' });
  });

  test('labels and annotations change in place, and identity and status stay', () => {
    const next = manifest(base, 'name: web, labels: {tier: b}');
    const result = diffPods(stored(manifest(base, 'name: web, labels: {tier: a}')), next);
    expect(result).toMatchObject({
      change: 'inPlace',
      changedFields: ['metadata.labels.tier'],
      updated: {
        metadata: { uid: 'u', labels: { tier: 'b' } },
        spec: { nodeName: 'here' },
        status: { phase: 'Running' },
      },
    });
  });

  test('an image changes in place, and a defaulted pull policy does not follow it', () => {
    expect(diff(base, 'containers: [{name: a, image: i}]')).toMatchObject({
      change: 'inPlace',
      changedFields: ['spec.containers[0].image'],
      updated: { spec: { containers: [{ image: 'i', imagePullPolicy: 'IfNotPresent' }] } },
    });
  });

  test.each([
    ['a deadline is set', base, `activeDeadlineSeconds: 10\n${base}`],
    ['a deadline is lowered', `activeDeadlineSeconds: 20\n${base}`, `activeDeadlineSeconds: 10\n${base}`],
    ['a toleration is added', base, `tolerations: [{key: x, operator: Exists}]\n${base}`],
    [
      'a negative grace period becomes 1',
      `terminationGracePeriodSeconds: -5\n${base}`,
      `terminationGracePeriodSeconds: 1\n${base}`,
    ],
  ])('%s in place', (_title, current, next) => {
    expect(diff(current, next).change).toBe('inPlace');
  });

  test('any other field is immutable, and each change is listed', () => {
    expect(diff(base, 'containers: [{name: a, image: "i:1", command: [x]}]')).toEqual({
      change: 'immutable',
      changedFields: ['spec.containers[0].command'],
      message: `${forbidden}\n  spec.containers[0].command: none -> ["x"]`,
    });
  });

  test.each([
    [
      'a container is added',
      base,
      'containers: [{name: a, image: "i:1"}, {name: b, image: "i:1"}]',
      'spec.containers: Forbidden: pod updates may not add or remove containers',
    ],
    [
      'a deadline is raised',
      `activeDeadlineSeconds: 5\n${base}`,
      `activeDeadlineSeconds: 10\n${base}`,
      'spec.activeDeadlineSeconds: Invalid value: 10: must be less than or equal to previous value',
    ],
    [
      'a deadline is removed',
      `activeDeadlineSeconds: 5\n${base}`,
      base,
      'spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value',
    ],
    [
      'a toleration is removed',
      `tolerations: [{key: x, operator: Exists}]\n${base}`,
      base,
      'spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds',
    ],
  ])('the API forbids that %s', (_title, current, next, message) => {
    expect(diff(current, next)).toMatchObject({
      change: 'immutable',
      message: `The Pod "web" is invalid: ${message}`,
    });
  });
});
