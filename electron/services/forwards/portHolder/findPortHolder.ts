// Which process has a port of this machine, where the system tells this user. Asked only after a port could not be had.

import type { PortHolder } from '../../../common/contract/forwards.ts';
import { lsofArguments, parseLsof } from './lsof.ts';
import { parseNetstat, parseTasklist } from './netstat.ts';
import { parseProcNet } from './procNet.ts';

/** What is asked of the machine; each rejects where the system refuses. */
export interface PortSystem {
  readonly platform: NodeJS.Platform;
  readText(path: string): Promise<string>;
  listFolder(path: string): Promise<readonly string[]>;
  readLink(path: string): Promise<string>;
  /** What a program prints. */
  run(file: string, args: readonly string[]): Promise<string>;
}

/** Never rejects: not to know is an answer. */
export async function findPortHolder(
  system: PortSystem,
  protocol: 'TCP' | 'UDP',
  port: number,
): Promise<PortHolder | undefined> {
  try {
    switch (system.platform) {
      case 'linux':
        return await linuxHolder(system, protocol, port);
      case 'darwin':
        return parseLsof(await system.run('lsof', lsofArguments(protocol, port)));
      case 'win32':
        return await windowsHolder(system, protocol, port);
      default:
        return undefined;
    }
  } catch {
    // No such program, no right to look, or the process has ended meanwhile.
    return undefined;
  }
}

async function linuxHolder(
  system: PortSystem,
  protocol: 'TCP' | 'UDP',
  port: number,
): Promise<PortHolder | undefined> {
  const name = protocol.toLowerCase();
  const tables = await Promise.all(
    // No second table where IPv6 is off.
    [`/proc/net/${name}`, `/proc/net/${name}6`].map((path) => system.readText(path).catch(() => '')),
  );
  const inodes = tables.flatMap((text) => parseProcNet(text, protocol, port));
  if (inodes.length === 0) return undefined;
  const links = new Set(inodes.map((inode) => `socket:[${inode}]`));
  for (const pid of await system.listFolder('/proc')) {
    if (!/^\d+$/.test(pid) || !(await hasOpen(system, pid, links))) continue;
    const command = await system.readText(`/proc/${pid}/comm`);
    return { name: command.trim(), pid: Number(pid) };
  }
  return undefined;
}

async function hasOpen(system: PortSystem, pid: string, links: ReadonlySet<string>): Promise<boolean> {
  // Processes of other users hide their files.
  const files = await system.listFolder(`/proc/${pid}/fd`).catch(() => []);
  for (const file of files) {
    const link = await system.readLink(`/proc/${pid}/fd/${file}`).catch(() => '');
    if (links.has(link)) return true;
  }
  return false;
}

async function windowsHolder(
  system: PortSystem,
  protocol: 'TCP' | 'UDP',
  port: number,
): Promise<PortHolder | undefined> {
  const pid = parseNetstat(await system.run('netstat', ['-ano']), protocol, port);
  if (pid === undefined) return undefined;
  const tasks = await system.run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
  return { name: parseTasklist(tasks, pid) ?? 'another program', pid };
}
