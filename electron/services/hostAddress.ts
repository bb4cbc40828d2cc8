// The address under which host ports of this machine answer: `status.hostIP`.

import { networkInterfaces } from 'node:os';

/** The first outer IPv4 address, which is what a kubelet without `--node-ip` takes too; empty when there is none. */
export function hostAddress(): string {
  for (const addresses of Object.values(networkInterfaces())) {
    const outer = addresses?.find(({ family, internal }) => family === 'IPv4' && !internal);
    if (outer !== undefined) return outer.address;
  }
  return '';
}
