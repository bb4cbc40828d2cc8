import { describe, expect, test } from 'vitest';
import type {
  PodObject,
  PodSpec,
  Taint,
  Toleration,
} from '../../../../electron/common/kubernetes/objects.ts';
import { admitPod } from '../../../../electron/engine/scheduler/admitPod.ts';
import { podRequests } from '../../../../electron/engine/scheduler/podRequests.ts';
import { schedulePod } from '../../../../electron/engine/scheduler/schedulePod.ts';
import { sampleNode } from '../sampleNode.ts';
import { container, samplePod, sidecar } from '../samplePods.ts';

const asks = (cpu: string, memory = '0') => ({ resources: { requests: { cpu, memory } } });
const wants = (spec: Partial<PodSpec>): PodObject => samplePod({ uid: 'new', spec });
const cpuPod = (cpu: string, memory?: string) => wants({ containers: [container('app', asks(cpu, memory))] });
const bound = (uid: string, spec: Partial<PodSpec>, phase = 'Running'): PodObject =>
  samplePod({ uid, spec: { nodeName: 'node1', ...spec }, status: { phase } });
const port = (hostPort: number, extra = {}) => ({
  containers: [container('app', { ports: [{ containerPort: 80, hostPort, ...extra }] })],
});

function refusal(pod: PodObject, node = sampleNode(), others: readonly PodObject[] = []): string {
  const decision = schedulePod(pod, node, others);
  return decision.kind === 'scheduled' ? `on ${decision.nodeName}` : decision.message;
}

const final = (reason: string) =>
  `0/1 nodes are available: 1 ${reason}. preemption: 0/1 nodes are available: ` +
  '1 Preemption is not helpful for scheduling.';
const noVictims = (reasons: string) =>
  `0/1 nodes are available: ${reasons}. preemption: 0/1 nodes are available: ` +
  '1 No preemption victims found for incoming pod.';

describe('the scheduler', () => {
  test('a plain pod goes to the node', () => {
    expect(schedulePod(wants({}), sampleNode(), [])).toEqual({ kind: 'scheduled', nodeName: 'node1' });
  });

  test('scenario 16: a node selector waits for the label', () => {
    const pod = wants({ nodeSelector: { disktype: 'ssd' } });
    expect(refusal(pod)).toBe(final("node(s) didn't match Pod's node affinity/selector"));
    expect(refusal(pod, sampleNode({ labels: { disktype: 'hdd' } }))).toContain('affinity/selector');
    expect(refusal(pod, sampleNode({ labels: { disktype: 'ssd' } }))).toBe('on node1');
  });

  test('the labels of the engine can be selected', () => {
    const nodeSelector = { 'kubernetes.io/arch': 'amd64', 'kubernetes.io/hostname': 'node1' };
    expect(refusal(wants({ nodeSelector }))).toBe('on node1');
  });

  test('another node name never matches', () => {
    expect(refusal(wants({ nodeName: 'node2' }))).toBe(final("node(s) didn't match the requested node name"));
  });

  test('a cordoned node takes only pods that tolerate it', () => {
    const node = sampleNode({ unschedulable: true });
    expect(refusal(wants({}), node)).toBe(final('node(s) were unschedulable'));
    const tolerations = [{ key: 'node.kubernetes.io/unschedulable', operator: 'Exists' }];
    expect(refusal(wants({ tolerations }), node)).toBe('on node1');
  });

  test('too little cpu and memory are told together, sorted', () => {
    expect(refusal(cpuPod('5', '9Gi'))).toBe(noVictims('1 Insufficient cpu, 1 Insufficient memory'));
  });

  test('what other pods hold is not free, unless they ended or are elsewhere', () => {
    const heavy = { containers: [container('app', asks('3500m'))] };
    expect(refusal(cpuPod('500m'), sampleNode(), [bound('a', heavy)])).toBe('on node1');
    expect(refusal(cpuPod('501m'), sampleNode(), [bound('a', heavy)])).toBe(noVictims('1 Insufficient cpu'));
    expect(refusal(cpuPod('2'), sampleNode(), [bound('a', heavy, 'Succeeded')])).toBe('on node1');
    expect(refusal(cpuPod('2'), sampleNode(), [bound('a', { ...heavy, nodeName: 'node2' })])).toBe(
      'on node1',
    );
  });

  test('a pod without requests fits on a full node', () => {
    const full = bound('a', { containers: [container('app', asks('4', '8Gi'))] });
    expect(refusal(wants({}), sampleNode(), [full])).toBe('on node1');
  });

  test('the 111th pod is one too many', () => {
    const pods = Array.from({ length: 110 }, (_, index) => bound(`p${index}`, {}));
    expect(refusal(wants({}), sampleNode(), pods)).toBe(noVictims('1 Too many pods'));
    expect(refusal(wants({}), sampleNode(), pods.slice(1))).toBe('on node1');
  });

  test.each([
    ['the same port', port(8080), true],
    ['a port of one address', port(8080, { hostIP: '127.0.0.1' }), true],
    ['another protocol', port(8080, { protocol: 'UDP' }), false],
    ['another port', port(8081), false],
  ])('host port 8080 against %s', (_, spec, clash) => {
    const text = noVictims("1 node(s) didn't have free ports for the requested pod ports");
    expect(refusal(wants(port(8080)), sampleNode(), [bound('a', spec)])).toBe(clash ? text : 'on node1');
  });

  test('one host port on two addresses is no clash', () => {
    const other = bound('a', port(8080, { hostIP: '127.0.0.1' }));
    expect(refusal(wants(port(8080, { hostIP: '127.0.0.2' })), sampleNode(), [other])).toBe('on node1');
  });
});

describe('taints', () => {
  const taint: Taint = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' };
  const text = final('node(s) had untolerated taint {dedicated: gpu}');

  test.each<readonly [string, Toleration[], boolean]>([
    ['nothing', [], false],
    ['the pair', [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }], true],
    ['the pair for every effect', [{ key: 'dedicated', operator: 'Equal', value: 'gpu' }], true],
    ['the key', [{ key: 'dedicated', operator: 'Exists' }], true],
    ['everything', [{ operator: 'Exists' }], true],
    ['another value', [{ key: 'dedicated', value: 'ssd' }], false],
    ['another effect', [{ key: 'dedicated', operator: 'Exists', effect: 'NoExecute' }], false],
    ['another key', [{ key: 'other', operator: 'Exists' }], false],
  ])('a pod that tolerates %s', (_, tolerations, fits) => {
    expect(refusal(wants({ tolerations }), sampleNode({ taints: [taint] }))).toBe(fits ? 'on node1' : text);
  });

  test('PreferNoSchedule keeps nobody away', () => {
    const soft = sampleNode({ taints: [{ ...taint, effect: 'PreferNoSchedule' }] });
    expect(refusal(wants({}), soft)).toBe('on node1');
  });
});

describe('effective requests', () => {
  test('are the larger of the running sum and the largest init step, with sidecars in both', () => {
    const spec: PodSpec = {
      initContainers: [
        container('first', asks('700m')),
        { ...sidecar('side'), ...asks('200m', '64Mi') },
        container('second', asks('600m')),
      ],
      containers: [container('a', asks('100m', '32Mi')), container('b', asks('300m'))],
      overhead: { cpu: '10m' },
    };
    // Steps: 700m, 200m, 600m + 200m = 800m; running: 400m + 200m; peak 800m + overhead 10m.
    expect(podRequests(spec)).toMatchObject({ cpu: 810, memory: 96 * 1024 ** 2 });
  });
});

describe('sysctls of a pod', () => {
  const sets = (...names: string[]) =>
    admitPod(
      wants({ securityContext: { sysctls: names.map((name) => ({ name, value: '1' })) } }),
      sampleNode(),
      [],
    );

  test('that stay inside it are allowed, in both spellings', () => {
    expect(sets('net.ipv4.tcp_syncookies', 'kernel/shm_rmid_forced')).toEqual({ kind: 'admitted' });
  });

  test.each(['kernel.shmmax', 'net/core/somaxconn'])('%s is forbidden by name', (name) => {
    expect(sets('net.ipv4.tcp_syncookies', name)).toEqual({
      kind: 'rejected',
      reason: 'SysctlForbidden',
      message: `forbidden sysctl: "${name.replaceAll('/', '.')}" not allowlisted`,
    });
  });
});

describe('admission of a pod that came with the name of the node', () => {
  const here = (spec: Partial<PodSpec>) => wants({ nodeName: 'node1', ...spec });

  test('is admitted past NoSchedule', () => {
    const node = sampleNode({ taints: [{ key: 'a', effect: 'NoSchedule' }] });
    expect(admitPod(here({}), node, [])).toEqual({ kind: 'admitted' });
  });

  test('OutOfcpu tells millicores', () => {
    const other = bound('a', { containers: [container('app', asks('3500m'))] });
    expect(admitPod(here({ containers: [container('app', asks('1'))] }), sampleNode(), [other])).toEqual({
      kind: 'rejected',
      reason: 'OutOfcpu',
      message: "Node didn't have enough resource: cpu, requested: 1000, used: 3500, capacity: 4000",
    });
  });

  test('OutOfpods tells pods', () => {
    const pods = Array.from({ length: 110 }, (_, index) => bound(`p${index}`, {}));
    expect(admitPod(here({}), sampleNode(), pods)).toMatchObject({
      reason: 'OutOfpods',
      message: "Node didn't have enough resource: pods, requested: 1, used: 110, capacity: 110",
    });
  });

  test.each([
    [here({ nodeSelector: { a: 'b' } }), 'NodeAffinity', "node(s) didn't match Pod's node affinity/selector"],
    [here(port(80)), 'NodePorts', "node(s) didn't have free ports for the requested pod ports"],
    [here({}), 'TaintToleration', "node(s) had taints that the pod didn't tolerate"],
  ])('%# names the predicate', (pod, reason, text) => {
    const node = sampleNode({ taints: [{ key: 'a', effect: 'NoExecute' }] });
    expect(admitPod(pod, node, [bound('a', port(80))])).toEqual({
      kind: 'rejected',
      reason,
      message: `Predicate ${reason} failed: ${text}`,
    });
  });
});
