import { Socket } from 'node:net';
import type Docker from 'dockerode';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../../support/waitFor.ts';
import {
  docker,
  infraImage,
  loadInfraImage,
  logsOf,
  runInBusybox,
  startContainer,
  uniqueName,
} from './infraContainer.ts';

const containers: Docker.Container[] = [];
const cleanUps: (() => Promise<unknown>)[] = [];

beforeAll(loadInfraImage);
afterEach(async () => {
  for (const container of containers.splice(0).reverse()) await container.remove({ force: true, v: true });
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function sandbox(
  options: Omit<Docker.ContainerCreateOptions, 'Image'> = {},
): Promise<Docker.Container> {
  const container = await startContainer({ Image: infraImage, Tty: true, ...options });
  containers.push(container);
  return container;
}

const env = (variables: Record<string, string>): string[] =>
  Object.entries(variables).map(([name, value]) => `${name}=${value}`);

async function isReady(container: Docker.Container): Promise<boolean> {
  try {
    await container.infoArchive({ path: '/podbay/ready' });
    return true;
  } catch {
    return false;
  }
}

async function readySandbox(
  options: Omit<Docker.ContainerCreateOptions, 'Image'>,
): Promise<Docker.Container> {
  const container = await sandbox(options);
  await waitFor('the sandbox is ready', () => isReady(container));
  return container;
}

const joined = (container: Docker.Container): Docker.HostConfig => ({
  NetworkMode: `container:${container.id}`,
});

async function newVolume(): Promise<string> {
  const name = uniqueName('volume');
  await docker.createVolume({ Name: name });
  cleanUps.push(() => docker.getVolume(name).remove());
  return name;
}

describe('ending', () => {
  it.each(['SIGTERM', 'SIGINT'])('ends with 0 at once on %s', async (signal) => {
    const container = await readySandbox({});
    await container.kill({ signal });
    const ended = container.wait();
    expect((await ended).StatusCode).toBe(0);
  });

  it('outlives every other signal', async () => {
    const container = await readySandbox({});
    for (const signal of ['SIGHUP', 'SIGUSR1', 'SIGCHLD', 'SIGALRM']) await container.kill({ signal });
    expect((await container.inspect()).State.Running).toBe(true);
  });

  it('explains itself when it is given arguments that it does not know', async () => {
    const container = await sandbox({ Cmd: ['leese'] });
    expect((await container.wait()).StatusCode).toBe(64);
    expect(await logsOf(container)).toBe('usage: pause [lease | lifeline VARIABLE=VALUE]\n');
  });
});

describe('reaping', () => {
  it('leaves no zombie of a container that shares its process namespace', async () => {
    const container = await readySandbox({});
    // The subshells end at once, their children a little later: these become orphans, which PID 1 inherits.
    const command = `
      for i in 1 2 3 4 5 6 7 8; do (sleep 0.1 &); done
      for i in 1 2 3 4 5 6 7 8 9 10; do
        ps -o pid,stat,comm | grep -q sleep || break
        sleep 0.2
      done
      ps -o pid,stat,comm`;
    const { output } = await runInBusybox(command, { PidMode: `container:${container.id}` });
    expect(output).toMatch(/^\s*1 S\s+pause$/m);
    expect(output).not.toMatch(/^\s*\d+ Z/m);
    expect(output).not.toContain('sleep');
  });
});

describe('hosts and resolv.conf', () => {
  it('gives every container of the pod the hosts file with a line per pod IP', async () => {
    const hosts =
      '# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n%POD_HOSTS%\n\n10.1.2.3\tfoo.remote\n';
    const container = await readySandbox({
      Hostname: 'web',
      Env: env({ PODBAY_HOSTS: hosts, PODBAY_HOSTNAMES: 'web.sub.default.svc\tweb' }),
    });
    const { NetworkSettings } = await container.inspect();
    const { output } = await runInBusybox('cat /etc/hosts', joined(container));
    const podLine = `${NetworkSettings.Networks['bridge']?.IPAddress}\tweb.sub.default.svc\tweb`;
    expect(output).toBe(hosts.replace('%POD_HOSTS%', podLine));
  });

  it('replaces the token only where it is a line of its own, and drops it without names', async () => {
    const container = await readySandbox({ Env: env({ PODBAY_HOSTS: '#%POD_HOSTS%\n%POD_HOSTS%\nend' }) });
    const { output } = await runInBusybox('cat /etc/hosts', joined(container));
    expect(output).toBe('#%POD_HOSTS%\nend');
  });

  it('lists a global IPv6 address after the IPv4 one', async () => {
    const name = uniqueName('net');
    const config = [{ Subnet: '10.213.77.0/24' }, { Subnet: 'fd5b:1c0d:77::/64' }];
    await docker.createNetwork({ Name: name, EnableIPv6: true, IPAM: { Driver: 'default', Config: config } });
    cleanUps.push(() => docker.getNetwork(name).remove());
    const container = await readySandbox({
      Env: env({ PODBAY_HOSTS: '%POD_HOSTS%\n', PODBAY_HOSTNAMES: 'web' }),
      HostConfig: { NetworkMode: name },
    });
    const { output } = await runInBusybox('cat /etc/hosts', joined(container));
    expect(output).toMatch(/^10\.213\.77\.\d+\tweb\nfd5b:1c0d:77::\w+\tweb\n$/);
  });

  it('wraps the existing hosts file once, however often it starts', async () => {
    const wrap = { PODBAY_HOSTS_PREPEND: '# first\n', PODBAY_HOSTS_APPEND: '\n10.1.2.3\tfoo.remote\n' };
    const container = await readySandbox({ Env: env(wrap), HostConfig: { NetworkMode: 'host' } });
    const read = async () => (await runInBusybox('cat /etc/hosts', joined(container))).output;
    const first = await read();
    expect(first.startsWith('# first\n')).toBe(true);
    expect(first).toContain('localhost');
    expect(first.endsWith('\n10.1.2.3\tfoo.remote\n')).toBe(true);
    await container.restart({ t: 0 });
    await waitFor('the sandbox is ready again', () => isReady(container));
    expect(await read()).toBe(first);
  });

  it('gives every container of the pod the resolv.conf', async () => {
    const text = 'nameserver 192.0.2.1\nsearch default.svc.cluster.local\noptions ndots:5\n';
    const container = await readySandbox({ Env: env({ PODBAY_RESOLV_CONF: text }) });
    expect((await runInBusybox('cat /etc/resolv.conf', joined(container))).output).toBe(text);
  });

  it('leaves both files as the engine made them when it is told nothing', async () => {
    const container = await readySandbox({ Hostname: 'plain' });
    expect((await runInBusybox('cat /etc/hosts', joined(container))).output).toContain('\tplain\n');
  });
});

describe('volumes and files', () => {
  const listing = async (volume: string) =>
    (await runInBusybox('stat -c "%a %u %g" /v', { Binds: [`${volume}:/v`] })).output;

  it('gives a fresh volume its owner and mode', async () => {
    const volume = await newVolume();
    const dirs = '2777 1000 3000 /podbay/volumes/v';
    await readySandbox({
      Env: env({ PODBAY_DIRS: dirs }),
      HostConfig: { Binds: [`${volume}:/podbay/volumes/v`] },
    });
    expect(await listing(volume)).toBe('2777 1000 3000\n');
  });

  it('leaves a volume alone that holds something already', async () => {
    const volume = await newVolume();
    await runInBusybox('echo kept > /v/file', { Binds: [`${volume}:/v`] });
    const dirs = '0777 0 0 /podbay/volumes/v';
    await readySandbox({
      Env: env({ PODBAY_DIRS: dirs }),
      HostConfig: { Binds: [`${volume}:/podbay/volumes/v`] },
    });
    expect(await listing(volume)).toBe('755 0 0\n');
  });

  it('leaves a volume alone whose mode was changed already', async () => {
    const volume = await newVolume();
    await runInBusybox('chmod 700 /v', { Binds: [`${volume}:/v`] });
    const dirs = '0777 0 0 /podbay/volumes/v';
    await readySandbox({
      Env: env({ PODBAY_DIRS: dirs }),
      HostConfig: { Binds: [`${volume}:/podbay/volumes/v`] },
    });
    expect(await listing(volume)).toBe('700 0 0\n');
  });

  it('makes missing termination-message files that anybody may write, and keeps those that are there', async () => {
    const volume = await newVolume();
    await runInBusybox('mkdir /v/b && echo kept > /v/b/0', { Binds: [`${volume}:/v`] });
    await readySandbox({
      Env: env({ PODBAY_FILES: '/podbay/termination/a/0\n/podbay/termination/b/0' }),
      HostConfig: { Binds: [`${volume}:/podbay/termination`] },
    });
    const command = 'stat -c "%a %s %n" a a/0 b/0; cat b/0';
    const { output } = await runInBusybox(`cd /v; ${command}`, { Binds: [`${volume}:/v`] });
    expect(output).toBe('755 4096 a\n666 0 a/0\n644 5 b/0\nkept\n');
  });

  it.each([
    ['PODBAY_DIRS', '0777 0 0 /etc', '"/etc" is not a path below /podbay'],
    ['PODBAY_DIRS', '0777 0 0 /podbay/../etc', '"/podbay/../etc" is not a path below /podbay'],
    [
      'PODBAY_DIRS',
      '0999 0 0 /podbay/v',
      'PODBAY_DIRS: "0999 0 0 /podbay/v" is not "<octal mode> <uid> <gid> <path>"',
    ],
    [
      'PODBAY_DIRS',
      '0777 -1 0 /podbay/v',
      'PODBAY_DIRS: "0777 -1 0 /podbay/v" is not "<octal mode> <uid> <gid> <path>"',
    ],
    [
      'PODBAY_DIRS',
      '0777 0 0 /podbay/none',
      'cannot open the directory /podbay/none: No such file or directory',
    ],
    ['PODBAY_FILES', '/podbay/x/..', '"/podbay/x/.." is not a path below /podbay'],
  ])('ends with 70 and says why: %s=%s', async (name, value, message) => {
    const container = await sandbox({ Env: env({ [name]: value }) });
    expect((await container.wait()).StatusCode).toBe(70);
    expect(await logsOf(container)).toBe(`pause: ${message}\n`);
    expect(await isReady(container)).toBe(false);
  });
});

describe('lease', () => {
  it('holds for as long as its holder keeps the stream open, and ends with it', async () => {
    const options = {
      Image: infraImage,
      Cmd: ['lease'],
      OpenStdin: true,
      StdinOnce: true,
      AttachStdin: true,
    };
    const container = await docker.createContainer(options);
    containers.push(container);
    const stream = await container.attach({ stream: true, stdin: true, hijack: true });
    await container.start();
    expect((await container.inspect()).State.Running).toBe(true);
    // What the engine sees when the holder's process dies: its socket is gone.
    if (!(stream instanceof Socket)) throw new Error('the attached stream is no socket');
    stream.destroy();
    expect((await container.wait()).StatusCode).toBe(0);
  });

  it('ends on SIGTERM although it is still held', async () => {
    const container = await sandbox({ Cmd: ['lease'], Tty: false, OpenStdin: true });
    await container.kill({ signal: 'SIGTERM' });
    expect((await container.wait()).StatusCode).toBe(0);
  });
});
