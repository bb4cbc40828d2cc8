// The page in any browser: a WebSocket to the server that sent the page, allowed by the token of the printed address.

import { AppError } from '../../electron/common/appError.ts';
import { type Clock, sleep, systemClock } from '../../electron/common/clock.ts';
import { ObservableValue } from '../../electron/common/observable.ts';
import { SOCKET_PATH, socketProtocols } from '../../electron/common/webSocketAccess.ts';
import { type TokenPlaces, takeAccessToken } from './accessToken.ts';
import { type Host, pageAbilities } from './host.ts';
import { webSocketChannel } from './webSocketChannel.ts';

export interface WebHostParts extends TokenPlaces {
  /** Host and port of the page. */
  readonly address: string;
  readonly openSocket: (url: string, protocols: string[]) => WebSocket;
  /** True when the server answers at all. */
  readonly isServerUp: (signal: AbortSignal) => Promise<boolean>;
  readonly clock: Clock;
}

/** One handshake may be dropped, as any request while a network interface comes or goes; a token is refused each time. */
const HANDSHAKES = 3;
const PAUSE_MS = 150;

export function createWebHost(parts: WebHostParts = browserParts()): Host {
  const token = takeAccessToken(parts);
  return {
    ...pageAbilities,
    screenReader: new ObservableValue(false),
    capabilities: Object.freeze({ applicationMenu: false, clipboardRead: false, sameMachine: false }),
    async connect(signal) {
      if (token === undefined) throw refused();
      for (let handshake = 1; handshake <= HANDSHAKES; handshake += 1) {
        const socket = parts.openSocket(`ws://${parts.address}${SOCKET_PATH}`, socketProtocols(token));
        const channel = webSocketChannel(socket);
        if (await hasOpened(socket, signal)) return channel;
        if (!(await parts.isServerUp(signal))) throw unreachable();
        await sleep(parts.clock, PAUSE_MS, signal);
      }
      // A browser hides why a handshake failed. A server that answers and still refuses did not like the token.
      throw refused();
    },
  };
}

function hasOpened(socket: WebSocket, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      socket.close();
      reject(new AppError('Cancelled', 'The connection attempt was cancelled.'));
    };
    const settle = (opened: boolean) => {
      signal.removeEventListener('abort', abort);
      resolve(opened);
    };
    signal.addEventListener('abort', abort, { once: true });
    socket.addEventListener('open', () => settle(true), { once: true });
    socket.addEventListener('close', () => settle(false), { once: true });
    if (signal.aborted) abort();
  });
}

function browserParts(): WebHostParts {
  return {
    location: window.location,
    history: window.history,
    storage: window.sessionStorage,
    address: window.location.host,
    openSocket: (url, protocols) => new WebSocket(url, protocols),
    isServerUp: async (signal) => {
      try {
        return (await fetch('/healthz', { cache: 'no-store', signal })).ok;
      } catch {
        return false;
      }
    },
    clock: systemClock,
  };
}

function refused(): AppError {
  return new AppError(
    'PermissionDenied',
    'This page may not connect: its access token is missing or belongs to an earlier start. Open the address that Podbay printed when it started.',
  );
}

function unreachable(): AppError {
  return new AppError('Unavailable', 'Podbay does not answer. It may have stopped; start it again.', {
    retryable: true,
  });
}
