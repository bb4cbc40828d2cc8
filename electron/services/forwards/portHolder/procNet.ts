// Linux' socket tables, /proc/net/tcp and its kin. Pure.

/** A socket that listens, or for UDP one that is bound and not connected. */
const WAITING_STATES = { TCP: '0A', UDP: '07' } as const;

/** Inodes of the sockets that have a local port, whatever their address. */
export function parseProcNet(text: string, protocol: 'TCP' | 'UDP', port: number): string[] {
  const portSuffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      // sl, local_address, rem_address, st, queues, timers, retransmits, uid, timeout, inode
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      const isMatch = local?.endsWith(portSuffix) === true && state === WAITING_STATES[protocol];
      return isMatch && inode !== undefined && inode !== '0' ? [inode] : [];
    });
}
