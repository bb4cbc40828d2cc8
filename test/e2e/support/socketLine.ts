// The page's connection to its server, which a test may cut and let through again.

import type { Page, WebSocketRoute } from '@playwright/test';
import { SOCKET_PATH } from '../../../electron/common/webSocketAccess.ts';

export class SocketLine {
  readonly #sockets = new Set<WebSocketRoute>();
  #isCut = false;

  /** Before the page is opened. */
  static async of(page: Page): Promise<SocketLine> {
    const line = new SocketLine();
    await page.routeWebSocket(
      (url) => url.pathname === SOCKET_PATH,
      (socket) => {
        line.#sockets.add(socket);
        if (!line.#isCut) socket.connectToServer();
      },
    );
    return line;
  }

  async cut(): Promise<void> {
    this.#isCut = true;
    await this.#drop();
  }

  async restore(): Promise<void> {
    this.#isCut = false;
    await this.#drop();
  }

  /** 1012: the server restarts, come again. */
  async #drop(): Promise<void> {
    for (const socket of this.#sockets) await socket.close({ code: 1012 });
    this.#sockets.clear();
  }
}
