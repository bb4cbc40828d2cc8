// The sandbox and what containers share through it, seen from inside the containers.

import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import Docker from 'dockerode';
import { describe, expect, it } from 'vitest';
import {
  createContainer,
  docker,
  fileRuntime,
  inContainer,
  never,
  sandboxOf,
  shell,
  startPod,
  startSandbox,
  testPod,
  wait,
} from './runtimeHarness.ts';

const runtime = await fileRuntime();

async function namespaces(id: string): Promise<Record<string, string>> {
  const names = ['net', 'ipc', 'pid', 'uts', 'mnt'];
  const links = await inContainer(id, names.map((name) => `readlink /proc/self/ns/${name}`).join('; '));
  const values = links.split('\n');
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

/** A port of this machine that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

describe('namespaces', () => {
  it('shares network and IPC between the containers of a pod, and nothing else', async () => {
    const pod = testPod({ containers: [shell('a', wait), shell('b', wait)] });
    const { ids } = await startPod(runtime, pod);
    const [a, b] = await Promise.all(ids.map(namespaces));
    expect(a?.['net']).toBe(b?.['net']);
    expect(a?.['ipc']).toBe(b?.['ipc']);
    expect(a?.['pid']).not.toBe(b?.['pid']);
    expect(a?.['mnt']).not.toBe(b?.['mnt']);
  });

  it('makes /pause process 1 of everybody with shareProcessNamespace', async () => {
    const pod = testPod({ shareProcessNamespace: true, containers: [shell('a', wait), shell('b', wait)] });
    const { ids } = await startPod(runtime, pod);
    const processes = await inContainer(ids[0] ?? '', 'ps -o pid,args');
    expect(processes).toMatch(/^\s+1 \/pause$/m);
    expect(processes.match(/sleep 600/g)).toHaveLength(2);
  });

  it('shows the host with hostNetwork, hostPID and hostIPC', async () => {
    const pod = testPod({ hostNetwork: true, hostPID: true, hostIPC: true, containers: [shell('a', wait)] });
    const { sandbox, ids } = await startPod(runtime, pod);
    expect(sandbox.podIps).toEqual([]);
    const inside = await namespaces(ids[0] ?? '');
    const host = await docker(
      ...'run --rm --net=host --pid=host --ipc=host busybox sh -c'.split(' '),
      'for n in net ipc pid; do readlink /proc/1/ns/$n || readlink /proc/self/ns/$n; done',
    );
    expect(host.split('\n')).toEqual([inside['net'], inside['ipc'], inside['pid']]);
    expect(await inContainer(ids[0] ?? '', 'head -1 /etc/hosts')).toBe(
      '# Kubernetes-managed hosts file (host network).',
    );
    expect(await inContainer(ids[0] ?? '', 'hostname')).toBe(runtime.info.name);
  });

  it('gives the sandbox its sysctls', async () => {
    const sysctls = [{ name: 'net.ipv4.ip_local_port_range', value: '30000 40000' }];
    const pod = testPod({ securityContext: { sysctls }, containers: [shell('a', wait)] });
    const { ids } = await startPod(runtime, pod);
    const range = await inContainer(ids[0] ?? '', 'cat /proc/sys/net/ipv4/ip_local_port_range');
    expect(range.split(/\s+/)).toEqual(['30000', '40000']);
  });
});

describe('names', () => {
  it("writes /etc/hosts in the kubelet's form, with host aliases, for every container", async () => {
    const hostAliases = [
      { ip: '127.0.0.1', hostnames: ['foo.local', 'bar.local'] },
      { ip: '10.1.2.3', hostnames: ['foo.remote', 'bar.remote'] },
    ];
    const pod = testPod({ hostAliases, hostname: 'box', subdomain: 'sub', containers: [shell('a', wait)] });
    const { sandbox, ids } = await startPod(runtime, pod);
    expect(await inContainer(ids[0] ?? '', 'cat /etc/hosts')).toBe(
      [
        '# Kubernetes-managed hosts file.',
        '127.0.0.1\tlocalhost',
        '::1\tlocalhost ip6-localhost ip6-loopback',
        'fe00::0\tip6-localnet',
        'fe00::0\tip6-mcastprefix',
        'fe00::1\tip6-allnodes',
        'fe00::2\tip6-allrouters',
        `${sandbox.podIps[0] ?? ''}\tbox.sub.default.svc.cluster.local\tbox`,
        '',
        '# Entries added by HostAliases.',
        '127.0.0.1\tfoo.local\tbar.local',
        '10.1.2.3\tfoo.remote\tbar.remote',
      ].join('\n'),
    );
    expect(await inContainer(ids[0] ?? '', 'hostname; echo $HOSTNAME')).toBe('box\nbox');
  });

  it('asks the cluster DNS with the search list of the namespace', async () => {
    const pod = testPod({ containers: [shell('a', wait)] });
    const { ids } = await startPod(runtime, pod);
    const lines = (await inContainer(ids[0] ?? '', 'cat /etc/resolv.conf')).split('\n');
    expect(lines[0]).toBe('nameserver 127.0.0.11');
    expect(lines[1]).toMatch(/^search default\.svc\.cluster\.local svc\.cluster\.local cluster\.local/);
    expect(lines[2]).toBe('options ndots:5');
  });

  it('uses dnsConfig alone with dnsPolicy None, and says what did not fit', async () => {
    const nameservers = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
    const dnsConfig = { nameservers, searches: ['a.test'], options: [{ name: 'ndots', value: '2' }] };
    const pod = testPod({ dnsPolicy: 'None', dnsConfig, containers: [shell('a', wait)] });
    await runtime.prepareVolumes(pod, never);
    const { id, dnsNotices } = await runtime.createSandbox(pod, 0, never);
    await runtime.startSandbox(id, never);
    const container = await createContainer(runtime, pod, shell('a', wait), id);
    await runtime.startContainer(container, never);
    expect(await inContainer(container, 'cat /etc/resolv.conf')).toBe(
      'nameserver 192.0.2.1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\nsearch a.test\noptions ndots:2',
    );
    expect(dnsNotices).toEqual([
      'Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: ' +
        '192.0.2.1 192.0.2.2 192.0.2.3',
    ]);
  });
});

describe('ports', () => {
  it('publishes host ports on the sandbox, and pods reach each other by address', async () => {
    const port = await freePort();
    const web = shell('web', 'echo hello > index.html; exec httpd -f -p 8080', {
      ports: [{ containerPort: 8080, hostPort: port, hostIP: '127.0.0.1' }],
    });
    const server = await startPod(runtime, testPod({ containers: [web] }));
    const client = await startPod(runtime, testPod({ containers: [shell('a', wait)] }, 'client'));
    const body = await (await fetch(`http://127.0.0.1:${port}/index.html`)).text();
    expect(body).toBe('hello\n');
    const url = `http://${server.sandbox.podIps[0] ?? ''}:8080/index.html`;
    expect(await inContainer(client.ids[0] ?? '', `wget -qO- ${url}`)).toBe('hello');
  });

  it("fails with the daemon's text when a host port is taken", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const web = shell('web', wait, { ports: [{ containerPort: 80, hostPort: port }] });
    const pod = testPod({ containers: [web] });
    const { id } = await runtime.createSandbox(pod, 0, never);
    await expect(runtime.startSandbox(id, never)).rejects.toMatchObject({
      code: 'FailedPrecondition',
      details: expect.stringContaining('address already in use'),
    });
    server.close();
  });
});

describe('a sandbox made again', () => {
  it('adopts the container of the same pod and attempt', async () => {
    const pod = testPod({ containers: [shell('a', wait)] });
    const first = await runtime.createSandbox(pod, 0, never);
    const again = await runtime.createSandbox(pod, 0, never);
    expect(again.id).toBe(first.id);
  });

  it('carries the whole pod, so that a lost store can be rebuilt', async () => {
    const pod = testPod({ containers: [shell('a', wait)] }, 'web', { note: 'kept' });
    const sandbox = await startSandbox(runtime, pod);
    expect(sandbox.pod).toEqual(pod);
    const { sandboxes } = await runtime.snapshot(pod.metadata.uid, never);
    expect(sandboxes).toEqual([sandbox]);
  });

  it('refuses a name that a foreign container has, and leaves that container alone', async () => {
    const pod = testPod({ containers: [shell('a', wait)] });
    const name = `k8s_POD_web_default_${pod.metadata.uid}_0`;
    const foreign = await docker('create', '--name', name, 'busybox');
    await expect(runtime.createSandbox(pod, 0, never)).rejects.toMatchObject({
      code: 'Conflict',
      message: expect.stringContaining(`docker rm -f ${name}`),
    });
    expect(await docker('inspect', '--format', '{{.Id}}', name)).toBe(foreign);
    await docker('rm', foreign);
  });

  it('gets its network back when somebody removed that', async () => {
    const pod = testPod({ containers: [shell('a', wait)] });
    const { id } = await runtime.createSandbox(pod, 0, never);
    const others = await docker('network', 'inspect', 'podbay', '--format', '{{len .Containers}}');
    if (others === '0') await docker('network', 'rm', 'podbay');
    await runtime.startSandbox(id, never);
    const sandbox = await sandboxOf(runtime, pod, id);
    expect(sandbox.podIps[0]).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  it('keeps the older of two networks of its name, which Podbays that start together may make', async () => {
    const idsOf = async () =>
      (await docker('network', 'ls', '--quiet', '--no-trunc', '--filter', 'name=^podbay$')).split('\n');
    const older = await idsOf();
    expect(older).toHaveLength(1);
    const pod = testPod({ containers: [shell('a', wait)] });
    const { id } = await runtime.createSandbox(pod, 0, never);
    // What the engine does of itself in a race; newer engines refuse it always.
    const double = { Name: 'podbay', CheckDuplicate: false, Labels: { 'io.podbay.managed': 'true' } };
    await new Docker().createNetwork(double).catch((error: unknown) => {
      if (!(error instanceof Error && /already exists/.test(error.message))) throw error;
    });
    await runtime.startSandbox(id, never);
    expect((await sandboxOf(runtime, pod, id)).podIps[0]).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(await idsOf()).toEqual(older);
  });

  it('rejects a pod whose definition does not fit into a label, not even packed', async () => {
    const noise = randomBytes(700_000).toString('base64');
    const pod = testPod({ containers: [shell('a', `true ${noise}`)] });
    await expect(runtime.createSandbox(pod, 0, never)).rejects.toMatchObject({ code: 'ResourceExhausted' });
  });
});
