// Where a pod can be reached without the relay. Only when the engine's bridge is an interface of this very machine:
// with an engine in a virtual machine or elsewhere, the pod's address may be somebody else's here.

import { access } from 'node:fs/promises';
import type { ContainerInspect } from '../engineApi.ts';
import { NETWORK_NAME } from '../pod/naming.ts';
import type { RuntimeContext } from '../runtimeContext.ts';

/** A folder per interface of this process's own network; in /sys they are those of whoever mounted it. */
const INTERFACES = '/proc/sys/net/ipv4/conf';
/** Docker names a bridge after its network's id, so that no other machine has it. */
const BRIDGE_ID_CHARS = 12;

const loopback = ['127.0.0.1', '::1'];

async function isOurMachines(networkId: string): Promise<boolean> {
  try {
    await access(`${INTERFACES}/br-${networkId.slice(0, BRIDGE_ID_CHARS)}`);
    return true;
  } catch {
    // Not Linux, another machine, or another network namespace.
    return false;
  }
}

/** IPv4 first; empty: the pod is only reached through the relay. */
export async function directAddresses(
  { client }: Pick<RuntimeContext, 'client'>,
  sandbox: ContainerInspect,
  isHostNetwork: boolean,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (isHostNetwork) {
    const [network] = await client.listNetworks(NETWORK_NAME, signal);
    return network !== undefined && (await isOurMachines(network.Id)) ? loopback : [];
  }
  const networks = Object.values(sandbox.NetworkSettings.Networks);
  for (const { NetworkID, IPAddress, GlobalIPv6Address } of networks)
    if (NetworkID !== undefined && (await isOurMachines(NetworkID)))
      return [IPAddress, GlobalIPv6Address].filter((address) => address !== '');
  return [];
}
