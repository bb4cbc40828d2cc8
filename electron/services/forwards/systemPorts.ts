// The ports of this machine, for the running app.

import type { Clock } from '../../common/clock.ts';
import { type OpenPort, portOpener } from './openPort.ts';
import { listenTcp } from './tcpListener.ts';
import { listenUdp } from './udpListener.ts';

export function systemPorts(clock: Clock): OpenPort {
  return portOpener({
    listen: (request) => (request.protocol === 'TCP' ? listenTcp(request) : listenUdp(request, clock)),
    findHolder: () => Promise.resolve(undefined),
    platform: process.platform,
  });
}
