// Turns authorised upgrades into sessions of the contract, keeps them alive with pings and ends them together.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import type { Channel } from '../common/rpc/channel.ts';
import { closeCodes } from '../common/rpc/channel.ts';
import { MAX_REQUEST_BYTES } from '../common/rpc/messages.ts';
import { SOCKET_PROTOCOL } from '../common/webSocketAccess.ts';
import { nodeSocketChannel } from './nodeSocketChannel.ts';

/** A person has a few tabs; more is a program that leaks sockets. */
const MAX_SOCKETS = 16;
/** Shorter than the idle limits of ssh and of proxies. */
const PING_INTERVAL_MS = 30_000;
/** Time for close frames to leave before sockets are cut. */
const CLOSE_GRACE_MS = 1_000;

export class SocketHost {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_REQUEST_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => SOCKET_PROTOCOL,
  });
  readonly #clock: Clock;
  readonly #serve: (channel: Channel) => Disposable;
  readonly #sessions = new Map<WebSocket, Disposable>();
  #isClosing = false;

  /** `serve` starts a session and returns its end. */
  constructor(clock: Clock, serve: (channel: Channel) => Disposable) {
    this.#clock = clock;
    this.#serve = serve;
  }

  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#accept(opened));
  };

  /** Says goodbye to every page (1001) and resolves when all sockets are gone. */
  async close(): Promise<void> {
    this.#isClosing = true;
    const gone = [...this.#sessions.keys()].map(
      (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
    );
    for (const session of this.#sessions.values()) session.dispose();
    const cut = this.#clock.setTimer(CLOSE_GRACE_MS, () => {
      for (const socket of this.#sessions.keys()) socket.terminate();
    });
    await Promise.all(gone);
    cut.dispose();
    this.#server.close();
  }

  #accept(socket: WebSocket): void {
    // Errors are followed by 'close', where they are handled; unheard they would end the process.
    socket.on('error', () => undefined);
    if (this.#isClosing) return socket.close(closeCodes.goingAway, 'Podbay is stopping.');
    if (this.#sessions.size >= MAX_SOCKETS) {
      return socket.close(closeCodes.tryAgainLater, 'Too many windows are open. Close one.');
    }
    this.#sessions.set(socket, this.#serve(nodeSocketChannel(socket)));
    const pings = this.#pingWhileAlive(socket);
    socket.once('close', () => {
      pings.dispose();
      this.#sessions.delete(socket);
    });
  }

  /** A peer that has not answered one ping by the next is gone: a closed lid sends no close frame. */
  #pingWhileAlive(socket: WebSocket): Disposable {
    let answered = true;
    let timer: Disposable;
    const beat = () => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
      timer = this.#clock.setTimer(PING_INTERVAL_MS, beat);
    };
    socket.on('pong', () => {
      answered = true;
    });
    timer = this.#clock.setTimer(PING_INTERVAL_MS, beat);
    return { dispose: () => timer.dispose() };
  }
}
