// Go quoting, QoS, generated names and addresses.

import { describe, expect, test } from 'vitest';
import { goQuote } from '../../../../electron/common/kubernetes/goQuote.ts';
import { generatedName, ipErrors } from '../../../../electron/common/kubernetes/names.ts';
import type { PodSpec, ResourceRequirements } from '../../../../electron/common/kubernetes/objects.ts';
import { qosClassOf } from '../../../../electron/common/kubernetes/qos.ts';

test.each([
  ['plain', '"plain"'],
  ['a "b" \\ c', '"a \\"b\\" \\\\ c"'],
  ['\n\t\r\u0007\b\f\v', '"\\n\\t\\r\\a\\b\\f\\v"'],
  ['\u0000\u001b\u007f', '"\\x00\\x1b\\x7f"'],
  ['é世🙂', '"é世🙂"'],
  ['\u00a0\u200b\ufeff', '"\\u00a0\\u200b\\ufeff"'],
  ['\u{e0001}', '"\\U000e0001"'],
])('%j is quoted as %%q quotes it', (text, quoted) => {
  expect(goQuote(text)).toBe(quoted);
});

describe('the QoS class', () => {
  const container = (resources: ResourceRequirements) => ({ name: 'a', image: 'i', resources });
  const full = { cpu: '1', memory: '1Gi' };
  test.each<[string, PodSpec]>([
    ['BestEffort', { containers: [container({})] }],
    ['BestEffort', { containers: [container({ limits: { cpu: '0' } })] }],
    ['BestEffort', { containers: [container({ limits: { 'ephemeral-storage': '1Gi' } })] }],
    ['Burstable', { containers: [container({ requests: { cpu: '1m' } })] }],
    ['Burstable', { containers: [container({ limits: full, requests: { ...full, cpu: '500m' } })] }],
    ['Burstable', { containers: [container({ limits: full, requests: full }), container({})] }],
    [
      'Burstable',
      { containers: [container({ limits: full, requests: full })], initContainers: [container({})] },
    ],
    [
      'Guaranteed',
      { containers: [container({ limits: full, requests: { cpu: '1000m', memory: '1024Mi' } })] },
    ],
  ])('is %s for case %#', (expected, spec) => {
    expect(qosClassOf(spec)).toBe(expected);
  });
});

test('a generated name ends in five letters of the API server’s alphabet and fits a label', () => {
  const sequence = [0, 0.5, 0.999, 0.25, 0.75];
  let next = 0;
  const random = () => sequence[next++ % sequence.length] ?? 0;
  expect(generatedName('run-', random)).toMatch(/^run-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  expect(generatedName('a'.repeat(80), random)).toHaveLength(63);
});

test.each(['10.9.8.7', '::', '::1', '2001:db8::ffff', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4'])(
  '%s is an address',
  (text) => {
    expect(ipErrors(text)).toEqual([]);
  },
);

test.each(['', '1.2.3', '1.2.3.256', '01.2.3.4', ':::', '1:2:3:4:5:6:7:8:9', '1::2::3', 'g::', 'host'])(
  '%j is no address',
  (text) => {
    expect(ipErrors(text)).toHaveLength(1);
  },
);
