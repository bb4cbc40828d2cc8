// The addresses of a forward: where it listens, and what a browser of this machine opens. Pure.

import type { Forward } from '../../electron/common/contract/forwards.ts';
import { isOpenableLink } from '../../electron/common/openableLink.ts';

type Listening = Pick<Forward, 'bindAddress' | 'localPort'>;

/** `127.0.0.1:8080`, `[::1]:8080`; the port is a `*` while any was asked for and none found yet. */
export function localAddress({ bindAddress, localPort }: Listening): string {
  return `${bracketed(bindAddress)}:${localPort === 0 ? '*' : localPort}`;
}

/** What to connect to from this machine: an address that stands for all interfaces cannot be connected to everywhere. */
export function reachableAddress({ bindAddress, localPort }: Listening): string {
  const host = bindAddress === '0.0.0.0' ? '127.0.0.1' : bindAddress === '::' ? '::1' : bindAddress;
  return localAddress({ bindAddress: host, localPort });
}

/** Undefined where there is nothing that a browser could open. */
export function forwardUrl(forward: Listening & Pick<Forward, 'scheme' | 'protocol'>): string | undefined {
  const { scheme, protocol, localPort } = forward;
  if (scheme === 'none' || protocol !== 'TCP' || localPort === 0) return undefined;
  const url = `${scheme}://${reachableAddress(forward)}`;
  return URL.canParse(url) && isOpenableLink(new URL(url)) ? url : undefined;
}

/** Other machines cannot reach it. */
export function isLoopback(address: string): boolean {
  return /^127\.\d+\.\d+\.\d+$/.test(address) || address === '::1';
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
