// The ports of this machine, for the running app.

import type { Clock } from '../../common/clock.ts';
import type { PortHolder } from '../../common/contract/forwards.ts';
import { HOLDER_KNOWN_MS } from './forwardLimits.ts';
import { type OpenPort, type OpenPortParts, portOpener } from './openPort.ts';
import { findPortHolder } from './portHolder/findPortHolder.ts';
import { thisMachine } from './portHolder/thisMachine.ts';
import { listenTcp } from './tcpListener.ts';
import { listenUdp } from './udpListener.ts';

export function systemPorts(clock: Clock): OpenPort {
  return portOpener({
    listen: (request) => (request.protocol === 'TCP' ? listenTcp(request) : listenUdp(request, clock)),
    findHolder: remembered((protocol, port) => findPortHolder(thisMachine, protocol, port), clock),
    platform: thisMachine.platform,
  });
}

/** Looking through all processes costs some 50 ms; a forward in error asks every few seconds. */
export function remembered(
  find: OpenPortParts['findHolder'],
  clock: Pick<Clock, 'now'>,
): OpenPortParts['findHolder'] {
  const known = new Map<
    string,
    { readonly until: number; readonly holder: Promise<PortHolder | undefined> }
  >();
  return (protocol, port) => {
    const now = clock.now();
    for (const [key, { until }] of known) if (until <= now) known.delete(key);
    const key = `${protocol} ${port}`;
    const entry = known.get(key) ?? { until: now + HOLDER_KNOWN_MS, holder: find(protocol, port) };
    known.set(key, entry);
    return entry.holder;
  };
}
