// Fields of a pod and what the processes inside then see: command and environment, namespaces, host name, hosts file,
// DNS, users, cgroups.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Container, PodSpec } from '../../../electron/common/kubernetes/objects.ts';
import { docker } from '../../support/podbayServer.ts';
import { FOREVER, shell } from './podParts.ts';
import { Semantics, statusOf } from './semanticsHarness.ts';

let semantics: Semantics;
/** Has ENTRYPOINT and CMD, unlike the fixture images. */
let entrypointImage: string;

beforeAll(async () => {
  semantics = await Semantics.start();
  entrypointImage = `podbay-test/entrypoint-${semantics.server.instance}:1`;
  const base = await docker(undefined, 'create', 'busybox', 'true');
  const changes = [
    '--change',
    'ENTRYPOINT ["echo", "entry"]',
    '--change',
    'CMD ["cmd"]',
    '--change',
    'WORKDIR /var',
  ];
  await docker(undefined, 'commit', ...changes, base.trim(), entrypointImage);
  await docker(undefined, 'rm', base.trim());
});

afterAll(async () => {
  await semantics?.destroy();
  await docker(undefined, 'rmi', entrypointImage);
});

const running = async (name: string, spec: Partial<PodSpec>, more: Partial<Container> = {}) => {
  await semantics.apply(name, { containers: [shell('app', FOREVER, more)], ...spec });
  return semantics.until(
    name,
    (pod) => pod.status?.conditions?.every(({ status }) => status === 'True') && pod,
  );
};

describe('command and args with an image that has ENTRYPOINT and CMD', () => {
  it('follow the four rules', async () => {
    const entry = (name: string, more: Partial<Container>): Container => ({
      name,
      image: entrypointImage,
      ...more,
    });
    await semantics.apply('command', {
      restartPolicy: 'Never',
      containers: [
        entry('neither', {}),
        entry('command', { command: ['echo', 'mine'] }),
        entry('args', { args: ['mine', '$(X)'], env: [{ name: 'X', value: 'x y' }] }),
        entry('both', { command: ['echo', 'a b'], args: ['$$(X)', '$(MISSING)'] }),
        entry('empty', { command: [], args: [] }),
        entry('directory', { command: ['pwd'], workingDir: '/etc' }),
      ],
    });
    await semantics.until('command', (pod) => pod.status?.phase === 'Succeeded');
    const output = async (container: string) =>
      docker(undefined, 'logs', await semantics.id('command', container));
    expect(await output('neither')).toBe('entry cmd\n');
    expect(await output('command')).toBe('mine\n');
    expect(await output('args')).toBe('entry mine x y\n');
    expect(await output('both')).toBe('a b $(X) $(MISSING)\n');
    expect(await output('empty')).toBe('entry cmd\n');
    expect(await output('directory')).toBe('/etc\n');
  });
});

describe('tty and stdin', () => {
  it('give a terminal and an open input; without them there is neither', async () => {
    await running('tty', {
      containers: [shell('with', '', { command: ['sh'], stdin: true, tty: true }), shell('without', FOREVER)],
    });
    const inspect = async (name: string) =>
      docker(
        undefined,
        'inspect',
        '-f',
        '{{.Config.Tty}} {{.Config.OpenStdin}}',
        await semantics.id('tty', name),
      );
    expect(await inspect('with')).toBe('true true\n');
    expect(await inspect('without')).toBe('false false\n');
  });
});

describe('names and name resolution', () => {
  it('hostname, subdomain and hostAliases', async () => {
    const pod = await running('names', {
      hostname: 'web',
      subdomain: 'apps',
      hostAliases: [{ ip: '10.1.2.3', hostnames: ['foo.remote', 'bar.remote'] }],
    });
    expect(await semantics.exec('names', 'app', 'hostname')).toBe('web');
    const hosts = await semantics.exec('names', 'app', 'cat /etc/hosts');
    expect(hosts.split('\n')).toEqual([
      '# Kubernetes-managed hosts file.',
      '127.0.0.1\tlocalhost',
      '::1\tlocalhost ip6-localhost ip6-loopback',
      'fe00::0\tip6-localnet',
      'fe00::0\tip6-mcastprefix',
      'fe00::1\tip6-allnodes',
      'fe00::2\tip6-allrouters',
      `${pod.status?.podIP}\tweb.apps.default.svc.cluster.local\tweb`,
      '',
      '# Entries added by HostAliases.',
      '10.1.2.3\tfoo.remote\tbar.remote',
    ]);
  });

  it('setHostnameAsFQDN', async () => {
    await running('fqdn', { hostname: 'web', subdomain: 'apps', setHostnameAsFQDN: true });
    expect(await semantics.exec('fqdn', 'app', 'hostname')).toBe('web.apps.default.svc.cluster.local');
  });

  it('setHostnameAsFQDN with a name that is too long', async () => {
    const subdomain = 'a'.repeat(60);
    await semantics.apply('fqdn-long', {
      subdomain,
      setHostnameAsFQDN: true,
      containers: [shell('app', FOREVER)],
    });
    const event = await semantics.untilEvent('fqdn-long', /^FailedCreatePodSandBox/);
    expect(event).toMatch(
      /failed to construct FQDN from pod hostname and cluster domain, FQDN \S+ is too long \(64 characters is the max, \d+ characters requested\)$/,
    );
    expect(semantics.rows('fqdn-long').at(-1)).toBe('0/1 ContainerCreating 0');
  });

  it('dnsPolicy ClusterFirst, Default and None', async () => {
    const dnsConfig = {
      nameservers: ['1.2.3.4'],
      searches: ['my.example'],
      options: [{ name: 'ndots', value: '2' }, { name: 'rotate' }],
    };
    await running('dns-cluster', {});
    await running('dns-none', { dnsPolicy: 'None', dnsConfig });
    await running('dns-default', { dnsPolicy: 'Default' });
    const resolv = (name: string) => semantics.exec(name, 'app', 'cat /etc/resolv.conf');
    const cluster = await resolv('dns-cluster');
    expect(cluster).toMatch(
      /^nameserver 127\.0\.0\.11\nsearch default\.svc\.cluster\.local svc\.cluster\.local cluster\.local/,
    );
    expect(cluster).toMatch(/\noptions ndots:5$/);
    expect(await resolv('dns-none')).toBe('nameserver 1.2.3.4\nsearch my.example\noptions ndots:2 rotate');
    expect(await resolv('dns-default')).not.toContain('cluster.local');
  });
});

describe('namespaces', () => {
  it('hostNetwork: the address of the node, its name, its hosts', async () => {
    const pod = await running('host-network', { hostNetwork: true });
    expect(pod.status?.podIP).toBe(pod.status?.hostIP);
    expect(await semantics.exec('host-network', 'app', 'hostname')).toBe(
      (await docker(undefined, 'info', '-f', '{{.Name}}')).trim(),
    );
    const hosts = await semantics.exec('host-network', 'app', 'cat /etc/hosts');
    expect(hosts.split('\n')[0]).toBe('# Kubernetes-managed hosts file (host network).');
  });

  it('shareProcessNamespace: killing the app from another container restarts it', async () => {
    await running('shared-pid', {
      shareProcessNamespace: true,
      containers: [shell('app', 'exec tail -f /dev/null'), shell('other', FOREVER)],
    });
    expect(await semantics.exec('shared-pid', 'other', 'cat /proc/1/cmdline')).toContain('/pause');
    await semantics.exec('shared-pid', 'other', 'kill -9 $(pidof tail)');
    const pod = await semantics.untilRow('shared-pid', '2/2 Running 1');
    expect(statusOf(pod, 'app').restartCount).toBe(1);
  });
});

/** Memory and CPU limit, and in v1 the shares: how runc turns those into a weight of v2 changes with its version. */
const cgroupFiles = {
  v1: ['memory/memory.limit_in_bytes', 'cpu/cpu.cfs_quota_us', 'cpu/cpu.shares'],
  v2: ['memory.max', 'cpu.max'],
};

describe('resources', () => {
  it('stand in the cgroup, with the scores for the OOM killer', async () => {
    const resources = { requests: { cpu: '250m', memory: '32Mi' }, limits: { cpu: '500m', memory: '64Mi' } };
    const pod = await running('cgroup', {
      containers: [shell('app', FOREVER, { resources }), shell('free', FOREVER)],
    });
    expect(pod.status?.qosClass).toBe('Burstable');
    const read = (container: string, file: string) => semantics.exec('cgroup', container, `cat ${file}`);
    const isV2 = (await semantics.exec('cgroup', 'app', 'ls /sys/fs/cgroup')).includes('cgroup.controllers');
    const limits = async (container: string) => {
      const files = isV2 ? cgroupFiles.v2 : cgroupFiles.v1;
      return (await read(container, files.map((file) => `/sys/fs/cgroup/${file}`).join(' '))).split('\n');
    };
    const memory = String(64 * 1024 * 1024);
    expect(await limits('app')).toEqual(isV2 ? [memory, '50000 100000'] : [memory, '50000', '256']);
    expect((await limits('free')).slice(1)).toEqual(isV2 ? ['max 100000'] : ['-1', '2']);
    const score = Number(await read('app', '/proc/1/oom_score_adj'));
    expect(score).toBeGreaterThan(900);
    expect(score).toBeLessThanOrEqual(999);
    expect(Number(await read('free', '/proc/1/oom_score_adj'))).toBe(999);
  });

  it.each([
    ['BestEffort', {}, 1000],
    ['Burstable', { requests: { cpu: '10m' } }, 999],
  ] as const)('%s', async (qos, resources, score) => {
    const name = `qos-${qos.toLowerCase()}`;
    const pod = await running(name, {}, { resources });
    expect(pod.status?.qosClass).toBe(qos);
    expect(await semantics.exec(name, 'app', 'cat /proc/1/oom_score_adj')).toBe(String(score));
  });
});

describe('generateName', () => {
  it('makes a name of five more characters', async () => {
    const source = {
      name: 'f.json',
      text: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { generateName: 'made-' },
        spec: { containers: [shell('app', FOREVER)] },
      }),
    };
    const { results } = await semantics.client.api.pods.apply({ source });
    expect(results[0]?.message).toMatch(/^pod\/made-[bcdfghjklmnpqrstvwxz2456789]{5} created$/);
    await semantics.untilRow(results[0]?.name ?? '', '1/1 Running 0');
  });
});
