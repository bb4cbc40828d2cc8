// The page inside the desktop window: the preload script hands over one MessagePort per request.

import { AppError } from '../../electron/common/appError.ts';
import { capabilitiesSchema } from '../../electron/common/capabilities.ts';
import { type Clock, systemClock } from '../../electron/common/clock.ts';
import { type DesktopBridge, PORT_MESSAGE } from '../../electron/common/desktopBridge.ts';
import { portChannel } from '../../electron/common/rpc/portChannel.ts';
import { type Host, pageAbilities } from './host.ts';

/** The main process answers in a few ms; this long only while it starts. */
const PORT_TIMEOUT_MS = 10_000;

/** The part of `window` in use. */
export type MessageTarget = Pick<Window, 'addEventListener' | 'removeEventListener'>;

export function createDesktopHost(
  bridge: DesktopBridge,
  target: MessageTarget = window,
  clock: Clock = systemClock,
): Host {
  return {
    ...pageAbilities,
    capabilities: Object.freeze(capabilitiesSchema.parse(bridge.capabilities)),
    async connect(signal) {
      const port = await requestPort(bridge, target, clock, signal);
      return portChannel(port);
    },
  };
}

function requestPort(
  bridge: DesktopBridge,
  target: MessageTarget,
  clock: Clock,
  signal: AbortSignal,
): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const receive = (event: MessageEvent) => {
      const port = event.ports[0];
      // Only this window may hand a port over: a message from a frame or an opener has another source.
      if (event.source !== target || event.data !== PORT_MESSAGE || port === undefined) return;
      finish();
      resolve(port);
    };
    const fail = (error: AppError) => {
      finish();
      reject(error);
    };
    const abort = () => fail(new AppError('Cancelled', 'The connection attempt was cancelled.'));
    const timer = clock.setTimer(PORT_TIMEOUT_MS, () =>
      fail(
        new AppError('Unavailable', 'The main process does not answer. Restart Podbay.', { retryable: true }),
      ),
    );
    const finish = () => {
      timer.dispose();
      target.removeEventListener('message', receive);
      signal.removeEventListener('abort', abort);
    };
    signal.addEventListener('abort', abort, { once: true });
    target.addEventListener('message', receive);
    if (signal.aborted) abort();
    else bridge.requestPort();
  });
}
