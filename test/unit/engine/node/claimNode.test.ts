import { describe, expect, test } from 'vitest';
import { claimNode } from '../../../../electron/engine/node/claimNode.ts';
import { plainRecord, sampleEngine } from '../sampleNode.ts';

const other = { ...sampleEngine, id: 'K7F2:QAXX' };
const labels = { disktype: 'ssd' };

describe('the node of an engine', () => {
  test('is named like its host, and keeps what was said of it', () => {
    expect(claimNode([], sampleEngine)).toEqual(plainRecord);
    const own = { ...plainRecord, labels };
    expect(claimNode([own], sampleEngine)).toBe(own);
  });

  test('has a name of its own where another engine has the host name, and keeps it', () => {
    const second = claimNode([{ ...plainRecord, labels }], other);
    expect(second).toEqual({ ...plainRecord, engineId: other.id, name: 'node1-k7f2qa' });
    expect(claimNode([second], other)).toBe(second);
  });

  test('follows the host name when the machine is renamed', () => {
    const renamed = { ...sampleEngine, name: 'node9' };
    expect(claimNode([{ ...plainRecord, labels }], renamed)).toEqual({
      ...plainRecord,
      name: 'node9',
      labels,
    });
  });

  test('takes over what was said before engines were told apart', () => {
    const before = { ...plainRecord, engineId: '', name: '', labels };
    expect(claimNode([before], sampleEngine)).toEqual({ ...plainRecord, labels });
  });
});
