import { describe, expect, test } from 'vitest';
import { editNodeLabels } from '../../../../electron/engine/node/nodeLabels.ts';
import { plainRecord, sampleEngine, sampleNode } from '../sampleNode.ts';

describe('the engine as a node', () => {
  test('has what kubectl get nodes -o wide prints', () => {
    expect(sampleNode({ labels: { disktype: 'ssd' } })).toMatchObject({
      kind: 'Node',
      metadata: {
        name: 'node1',
        resourceVersion: '7',
        labels: {
          disktype: 'ssd',
          'kubernetes.io/arch': 'amd64',
          'kubernetes.io/hostname': 'node1',
          'kubernetes.io/os': 'linux',
        },
      },
      status: {
        capacity: { cpu: '4', memory: '8388608Ki', pods: '110' },
        allocatable: { cpu: '4', memory: '8388608Ki', pods: '110' },
        conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }],
        addresses: [
          { type: 'InternalIP', address: '10.0.0.1' },
          { type: 'Hostname', address: 'node1' },
        ],
        nodeInfo: { containerRuntimeVersion: 'docker://20.10.24', kubeletVersion: 'podbay/0.1.0' },
      },
    });
  });

  test('is Unknown while the engine is lost', () => {
    expect(sampleNode({}, { ready: false }).status?.conditions?.[0]).toMatchObject({
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
    });
  });
});

describe('labels of the node', () => {
  const edit = (set: Record<string, string>, remove: string[] = []) =>
    editNodeLabels({ ...plainRecord, labels: { old: '1' } }, sampleEngine, { set, remove }).labels;

  test('are set, overwritten and removed', () => {
    expect(edit({ disktype: 'ssd' })).toEqual({ old: '1', disktype: 'ssd' });
    expect(edit({ old: '2' })).toEqual({ old: '2' });
    expect(edit({}, ['old', 'never-there'])).toEqual({});
  });

  test('a broken key and a broken value have the texts of the API server', () => {
    expect(() => edit({ 'a b': 'ok' })).toThrow(
      `metadata.labels: Invalid value: "a b": name part must consist of alphanumeric characters, '-', '_' or '.', ` +
        "and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', " +
        "regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
    );
    expect(() => edit({ disktype: 'sölid' })).toThrow(
      'metadata.labels: Invalid value: "sölid": a valid label must',
    );
  });

  test('those of the engine stay', () => {
    expect(() => edit({ 'kubernetes.io/hostname': 'mine' })).toThrow('given by the engine');
    expect(() => edit({}, ['kubernetes.io/os'])).toThrow('given by the engine');
    expect(edit({ 'kubernetes.io/hostname': 'node1' })).toMatchObject({ 'kubernetes.io/hostname': 'node1' });
  });
});
