import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  findPortHolder,
  type PortSystem,
} from '../../../../../electron/services/forwards/portHolder/findPortHolder.ts';
import { parseLsof } from '../../../../../electron/services/forwards/portHolder/lsof.ts';
import { parseNetstat, parseTasklist } from '../../../../../electron/services/forwards/portHolder/netstat.ts';
import { parseProcNet } from '../../../../../electron/services/forwards/portHolder/procNet.ts';
import { thisMachine } from '../../../../../electron/services/forwards/portHolder/thisMachine.ts';
import { remembered } from '../../../../../electron/services/forwards/systemPorts.ts';
import { FakeClock } from '../../../../fakes/fakeClock.ts';

const procTcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 38151 1 0000000000000000 100 0 0 10 0
   1: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 38152 1 0000000000000000 100 0 0 10 0
   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 38153 1 0000000000000000 20 4 30 10 -1
`;
const procUdp6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  123: 00000000000000000000000000000000:14E9 00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 00000000   108        0 21034 2 0000000000000000 0
`;
const netstat = `
Aktive Verbindungen

  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    127.0.0.1:8080         127.0.0.1:50000        HERGESTELLT      11
  TCP    0.0.0.0:18080          0.0.0.0:0              ABHÖREN          12
  TCP    0.0.0.0:8080           0.0.0.0:0              ABHÖREN          4121
  TCP    [::]:9090              [::]:0                 ABHÖREN          4122
  UDP    0.0.0.0:8080           *:*                                     4123
`;

function linux(files: Readonly<Record<string, string | readonly string[]>>): PortSystem {
  const read = (path: string) => {
    const found = files[path];
    return found === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(found);
  };
  return {
    platform: 'linux',
    readText: async (path) => String(await read(path)),
    readLink: async (path) => String(await read(path)),
    listFolder: async (path) => [await read(path)].flat(),
    run: () => Promise.reject(new Error('not here')),
  };
}

const printing = (platform: NodeJS.Platform, answers: Readonly<Record<string, string>>): PortSystem => ({
  ...linux({}),
  platform,
  run: (file) => Promise.resolve(answers[file] ?? ''),
});

describe('the tables of each system', () => {
  it('of Linux give the sockets that listen on the port, not those that use it', () => {
    expect(parseProcNet(procTcp, 'TCP', 8080)).toEqual(['38151']);
    expect(parseProcNet(procUdp6, 'UDP', 5353)).toEqual(['21034']);
    expect(parseProcNet(procTcp, 'TCP', 80)).toEqual([]);
    expect(parseProcNet('', 'TCP', 80)).toEqual([]);
  });

  it('of macOS give the first process', () => {
    expect(parseLsof('p4121\ncnode\np4122\ncnginx\n')).toEqual({ name: 'node', pid: 4121 });
    expect(parseLsof('')).toBeUndefined();
    expect(parseLsof('lsof: no pwd entry\n')).toBeUndefined();
  });

  it('of Windows are read without their words', () => {
    expect(parseNetstat(netstat, 'TCP', 8080)).toBe(4121);
    expect(parseNetstat(netstat, 'TCP', 9090)).toBe(4122);
    expect(parseNetstat(netstat, 'UDP', 8080)).toBe(4123);
    expect(parseNetstat(netstat, 'TCP', 80)).toBeUndefined();
    expect(parseTasklist('"node.exe","4121","Console","1","50.000 K"\r\n', 4121)).toBe('node.exe');
    expect(parseTasklist('INFORMATION: Es werden keine Aufgaben ausgeführt.', 4121)).toBeUndefined();
  });
});

describe('the holder of a port', () => {
  const table = { '/proc/net/tcp': procTcp, '/proc': ['self', '1', '7', '4121'] };

  it('is found by its socket among the processes that may be looked at', async () => {
    const system = linux({
      ...table,
      '/proc/7/fd': ['0'],
      '/proc/7/fd/0': '/dev/null',
      '/proc/4121/fd': ['0', '19'],
      '/proc/4121/fd/19': 'socket:[38151]',
      '/proc/4121/comm': 'node\n',
    });
    expect(await findPortHolder(system, 'TCP', 8080)).toEqual({ name: 'node', pid: 4121 });
    expect(await findPortHolder(system, 'UDP', 8080)).toBeUndefined();
  });

  it('is unknown where the system does not tell', async () => {
    expect(await findPortHolder(linux(table), 'TCP', 8080)).toBeUndefined();
    expect(await findPortHolder(linux({}), 'TCP', 8080)).toBeUndefined();
    expect(await findPortHolder({ ...linux({}), platform: 'darwin' }, 'TCP', 8080)).toBeUndefined();
    expect(await findPortHolder({ ...linux({}), platform: 'aix' }, 'TCP', 8080)).toBeUndefined();
  });

  it('has its name also on macOS and Windows', async () => {
    const mac = printing('darwin', { lsof: 'p5\nccontainerd\n' });
    expect(await findPortHolder(mac, 'TCP', 8080)).toEqual({ name: 'containerd', pid: 5 });
    const windows = printing('win32', { netstat, tasklist: '"a.exe","4121","Console"' });
    expect(await findPortHolder(windows, 'TCP', 8080)).toEqual({ name: 'a.exe', pid: 4121 });
    const nameless = printing('win32', { netstat });
    expect(await findPortHolder(nameless, 'TCP', 8080)).toEqual({ name: 'another program', pid: 4121 });
    expect(await findPortHolder(windows, 'TCP', 80)).toBeUndefined();
  });

  it('is this very process for a port of its own', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await findPortHolder(thisMachine, 'TCP', port)).toMatchObject({ pid: process.pid });
    server.close();
  });

  it('is looked for once in a while only', async () => {
    const clock = new FakeClock();
    let asked = 0;
    const find = remembered(() => Promise.resolve({ name: 'node', pid: ++asked }), clock);
    await find('TCP', 8080);
    expect(await find('TCP', 8080)).toEqual({ name: 'node', pid: 1 });
    expect(await find('UDP', 8080)).toEqual({ name: 'node', pid: 2 });
    await clock.advance(30_000);
    expect(await find('TCP', 8080)).toEqual({ name: 'node', pid: 3 });
  });
});
