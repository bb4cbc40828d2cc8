// Browser mode as one thing with a start and an end: listens, serves page and socket, leaves the token file.

import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { errorMessage } from '../common/appError.ts';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import type { Channel } from '../common/rpc/channel.ts';
import type { Logger } from '../services/logger.ts';
import type { StaticFiles } from '../shared/staticFiles.ts';
import { createAccessToken, isSameToken, tokenFilePath, writeTokenFile } from './accessToken.ts';
import { allowedHosts, bracketed } from './allowedHosts.ts';
import { AttemptLimiter } from './attemptLimiter.ts';
import { exitCodes, StartFailure } from './exitCodes.ts';
import { createHttpServer } from './httpServer.ts';
import type { ServerOptions } from './serverOptions.ts';
import { SocketHost } from './socketHost.ts';

export interface BrowserServerParts {
  readonly options: ServerOptions;
  readonly files: StaticFiles;
  /** Where the token file goes; only its owner may enter. */
  readonly runtimeDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly serve: (channel: Channel) => Disposable;
}

export interface BrowserServer {
  /** What the user opens, token included: for stdout only, never for the log. */
  readonly address: string;
  close(): Promise<void>;
}

export async function startBrowserServer(parts: BrowserServerParts): Promise<BrowserServer> {
  const { options, files, clock, logger } = parts;
  const token = createAccessToken();
  const sockets = new SocketHost(clock, parts.serve);
  let hosts: ReadonlySet<string> = new Set();
  const server = createHttpServer({
    rules: () => ({ allowedHosts: hosts, isToken: (candidate) => isSameToken(token, candidate) }),
    files,
    logger,
    limiter: new AttemptLimiter(clock),
    onUpgrade: sockets.upgrade,
  });
  const port = await listen(server, options.listen);
  hosts = allowedHosts(options, port);
  const tokenFile = tokenFilePath(parts.runtimeDir, port === undefined ? 'socket' : `port-${port}`);
  // A convenience for programs of the same user; without it the address on stdout is the only copy.
  await writeTokenFile(tokenFile, token).catch((error: unknown) =>
    logger.warn('The token file could not be written', { path: tokenFile, error: errorMessage(error) }),
  );
  return {
    address: `${pageAddress(options.listen, port)}#token=${token}`,
    async close() {
      await sockets.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await rm(tokenFile, { force: true });
    },
  };
}

function pageAddress(to: ServerOptions['listen'], port: number | undefined): string {
  if (to.kind === 'socket') return 'http://localhost/';
  return `http://${bracketed(to.host)}:${port}/`;
}

/** The port, or undefined on a Unix socket, which nobody else may open. */
async function listen(server: Server, to: ServerOptions['listen']): Promise<number | undefined> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, to)));
    server.once('listening', () => resolve());
    if (to.kind === 'tcp') server.listen(to.port, to.host);
    else listenPrivately(server, to.path);
  });
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

/** Mode 0600 from the first instant: listening on a path binds within the call, and the umask holds only for it. */
function listenPrivately(server: Server, path: string): void {
  const umask = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(umask);
  }
}

function cannotListen(error: NodeJS.ErrnoException, to: ServerOptions['listen']): StartFailure {
  const where = to.kind === 'tcp' ? `${to.host}:${to.port}` : to.path;
  const text =
    error.code === 'EADDRINUSE'
      ? `${where} is in use. Choose another with ${to.kind === 'tcp' ? '--port' : '--socket'}.`
      : `Cannot listen on ${where}: ${errorMessage(error)}`;
  return new StartFailure(exitCodes.cannotListen, text, error);
}
