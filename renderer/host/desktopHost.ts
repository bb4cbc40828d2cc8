// The page inside the desktop window: the preload script hands over one MessagePort per request.

import { z } from 'zod';
import { AppError } from '../../electron/common/appError.ts';
import { capabilitiesSchema } from '../../electron/common/capabilities.ts';
import { type Clock, systemClock } from '../../electron/common/clock.ts';
import {
  type DesktopBridge,
  PORT_MESSAGE,
  SCREEN_READER_MESSAGE,
} from '../../electron/common/desktopBridge.ts';
import { type Observable, ObservableValue } from '../../electron/common/observable.ts';
import { portChannel } from '../../electron/common/rpc/portChannel.ts';
import { type Host, pageAbilities } from './host.ts';

/** The main process answers in a few ms; this long only while it starts. */
const PORT_TIMEOUT_MS = 10_000;

const screenReaderSchema = z.object({ [SCREEN_READER_MESSAGE]: z.boolean() });

/** The part of `window` in use. */
export type MessageTarget = Pick<Window, 'addEventListener' | 'removeEventListener'>;

export function createDesktopHost(
  bridge: DesktopBridge,
  target: MessageTarget = window,
  clock: Clock = systemClock,
): Host {
  return {
    ...pageAbilities,
    screenReader: screenReaderOf(target),
    capabilities: Object.freeze(capabilitiesSchema.parse(bridge.capabilities)),
    async connect(signal) {
      const port = await requestPort(bridge, target, clock, signal);
      return portChannel(port);
    },
  };
}

/** Follows what the preload script tells, for as long as the page lives. */
function screenReaderOf(target: MessageTarget): Observable<boolean> {
  const isPresent = new ObservableValue(false);
  target.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    const told = source === target ? screenReaderSchema.safeParse(data).data : undefined;
    if (told !== undefined) isPresent.set(told[SCREEN_READER_MESSAGE]);
  });
  return isPresent;
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
