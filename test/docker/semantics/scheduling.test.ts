// When a pod is not let onto the node, and pods of another node: FailedScheduling, admission, and other engines.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docker } from '../../support/podbayServer.ts';
import { PrivateEngine } from '../../support/privateEngine.ts';
import { FOREVER, shell } from './podParts.ts';
import { conditionsOf, Semantics } from './semanticsHarness.ts';

let semantics: Semantics;

beforeAll(async () => {
  semantics = await Semantics.start();
});

afterAll(() => semantics?.destroy());

const asking = (requests: Record<string, string>) => [shell('app', FOREVER, { resources: { requests } })];
const NO_HELP = 'preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';
const NO_VICTIMS = 'preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';

describe('a pod that does not fit', () => {
  it.each([
    ['much-cpu', { cpu: '1000' }, '1 Insufficient cpu'],
    ['much-memory', { memory: '1000Gi' }, '1 Insufficient memory'],
    ['much-of-both', { cpu: '1000', memory: '1000Gi' }, '1 Insufficient cpu, 1 Insufficient memory'],
  ])('%s is Unschedulable', async (name, requests, reasons) => {
    await semantics.apply(name, { containers: asking(requests) });
    const event = await semantics.untilEvent(name, /^FailedScheduling/);
    const message = `0/1 nodes are available: ${reasons}. ${NO_VICTIMS}`;
    expect(event).toBe(`FailedScheduling: ${message}`);
    const pod = await semantics.until(name, (latest) => latest.status?.conditions && latest);
    expect(conditionsOf(pod)).toEqual({ PodScheduled: 'False Unschedulable' });
    expect(pod.status?.conditions?.[0]?.message).toBe(message);
    expect(semantics.rows(name)).toEqual(['0/1 Pending 0']);
    expect(pod.spec.nodeName).toBeUndefined();
  });

  it('is bound as soon as another pod gives back what it asks for', async () => {
    const cpus = Number((await docker(undefined, 'info', '-f', '{{.NCPU}}')).trim());
    await semantics.apply('holder', { containers: asking({ cpu: String(cpus) }) });
    await semantics.untilRow('holder', '1/1 Running 0');
    await semantics.apply('waiter', { containers: asking({ cpu: '1m' }) });
    await semantics.untilEvent('waiter', /^FailedScheduling: .* 1 Insufficient cpu\./);
    await semantics.delete('holder', 1);
    await semantics.untilRow('waiter', '1/1 Running 0');
    expect((await semantics.events('waiter'))[1]).toMatch(/^Scheduled: /);
  });

  it('is bound as soon as the node gets the label it selects', async () => {
    await semantics.apply('labelled', {
      nodeSelector: { disktype: 'ssd' },
      containers: [shell('app', FOREVER)],
    });
    const event = await semantics.untilEvent('labelled', /^FailedScheduling/);
    expect(event).toBe(
      `FailedScheduling: 0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. ${NO_HELP}`,
    );
    await semantics.client.api.node.label({ set: { disktype: 'ssd' }, remove: [] });
    await semantics.untilRow('labelled', '1/1 Running 0');
    // A label that goes does not drive the pod away.
    await semantics.client.api.node.label({ set: {}, remove: ['disktype'] });
    expect(semantics.rows('labelled').at(-1)).toBe('1/1 Running 0');
  });
});

describe('a sysctl that a kubelet does not allow by itself', () => {
  it('gets the pod rejected once it is scheduled', async () => {
    await semantics.apply('unsafe', {
      securityContext: { sysctls: [{ name: 'kernel.shmmax', value: '65536' }] },
      containers: [shell('app', FOREVER)],
    });
    const { pod } = await semantics.whenRow('unsafe', '0/1 SysctlForbidden 0');
    expect(pod.status?.message).toBe('Pod was rejected: forbidden sysctl: "kernel.shmmax" not allowlisted');
    expect((await semantics.events('unsafe')).slice(1)).toEqual([
      'SysctlForbidden: forbidden sysctl: "kernel.shmmax" not allowlisted',
    ]);
    await semantics.delete('unsafe');
    await semantics.untilGone('unsafe');
  });
});

describe('a manifest that names a node', () => {
  it('runs when it is this one, without the scheduler', async () => {
    const nodeName = (await docker(undefined, 'info', '-f', '{{.Name}}')).trim();
    await semantics.apply('named', { nodeName, containers: [shell('app', FOREVER)] });
    await semantics.untilRow('named', '1/1 Running 0');
    expect((await semantics.events('named'))[0]).toMatch(/^Pulled/);
  });

  it('is rejected by the kubelet when it does not fit', async () => {
    const nodeName = (await docker(undefined, 'info', '-f', '{{.Name}}')).trim();
    await semantics.apply('named-big', { nodeName, containers: asking({ cpu: '1000' }) });
    const pod = await semantics.until('named-big', (latest) => latest.status?.phase === 'Failed' && latest);
    expect(semantics.rows('named-big').at(-1)).toBe('0/1 OutOfcpu 0');
    expect(pod.status?.message).toMatch(
      /^Pod was rejected: Node didn't have enough resource: cpu, requested: 1000000, used: \d+, capacity: \d+$/,
    );
  });

  it('never runs when it is another one', async () => {
    await semantics.apply('elsewhere', { nodeName: 'elsewhere', containers: [shell('app', FOREVER)] });
    await semantics.apply('elsewhere-after', {
      restartPolicy: 'Never',
      containers: [shell('app', 'exit 0')],
    });
    await semantics.untilRow('elsewhere-after', '0/1 Completed 0');
    expect(semantics.rows('elsewhere')).toEqual(['0/1 Pending 0']);
    await semantics.delete('elsewhere', 0, true);
    await semantics.untilGone('elsewhere');
  });
});

describe('another engine', () => {
  it('gets none of the pods of the first, which go on there untouched', async () => {
    const other = await PrivateEngine.create();
    const first = await Semantics.start();
    try {
      await first.apply('stays', { containers: [shell('app', FOREVER)] });
      await first.untilRow('stays', '1/1 Running 0');
      const id = await first.id('stays', 'app');
      await other.start();
      const { instance } = first.server;
      await first.server.end();
      await first.server.launch(['--engine', other.url]);
      await first.reconnect();
      expect(first.client.pods().map(({ metadata }) => metadata.name)).toEqual(['stays']);
      const there = await docker(
        other.url,
        'ps',
        '-aq',
        '--filter',
        `label=io.podbay.instance=${instance}`,
        '--filter',
        'name=k8s_',
      );
      expect(there).toBe('');
      await first.server.end();
      await first.server.launch();
      await first.reconnect();
      await first.untilRow('stays', '1/1 Running 0');
      expect(await first.id('stays', 'app')).toBe(id);
    } finally {
      await first.destroy();
      await other.destroy();
    }
  }, 120_000);
});
