// The HTTP surface of browser mode: the files of the page and /healthz, read-only. Everything that acts goes through
// the socket, whose upgrades are authorised here before a socket exists.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '../services/logger.ts';
import { securityHeaders } from '../shared/securityHeaders.ts';
import type { StaticFile, StaticFiles } from '../shared/staticFiles.ts';
import type { AttemptLimiter } from './attemptLimiter.ts';
import { type AccessRules, authorizeRequest, type Decision } from './authorizeRequest.ts';

/** A request is one line and a few headers: more than this is not a browser of ours. */
const MAX_HEADER_BYTES = 16 * 1024;
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

export interface HttpServerParts {
  /** Asked per request, because the port is known only after listening. */
  readonly rules: () => AccessRules;
  readonly files: StaticFiles;
  readonly limiter: AttemptLimiter;
  readonly logger: Logger;
  /** Takes over an authorised upgrade. */
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

export function createHttpServer(parts: HttpServerParts): Server {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
  server.on('request', (request, response) => answer(parts, request, response));
  server.on('upgrade', (request, socket, head) => upgrade(parts, request, socket, head));
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

function answer(parts: HttpServerParts, request: IncomingMessage, response: ServerResponse): void {
  const decision = decide(parts, request, false);
  if (!decision.allowed) {
    const allow = decision.status === 405 ? { Allow: 'GET, HEAD' } : {};
    return sendText(response, decision.status, decision.reason, allow);
  }
  const pathname = (request.url ?? '/').split('?')[0] ?? '/';
  if (pathname === '/healthz') return sendText(response, 200, 'ok');
  const file = parts.files.get(pathname);
  if (file === undefined) return sendText(response, 404, 'not found');
  sendFile(request, response, file, `ws://${decision.host}`);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  socketOrigin: string,
): void {
  response.writeHead(200, {
    ...securityHeaders({ socketOrigin, scriptHashes: file.scriptHashes }),
    'Content-Type': file.contentType,
    'Content-Length': file.content.length,
    'Cache-Control': file.cacheControl,
  });
  response.end(request.method === 'HEAD' ? undefined : file.content);
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...securityHeaders(),
    ...headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(`${text}\n`);
}

function upgrade(parts: HttpServerParts, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  // A peer that resets during the refusal must not take the process down.
  socket.on('error', () => socket.destroy());
  const decision = decide(parts, request, true);
  if (decision.allowed) return parts.onUpgrade(request, socket, head);
  const tooMany = !parts.limiter.take();
  const status = tooMany ? 429 : decision.status;
  if (!tooMany) parts.logger.warn('A socket was refused', { status, reason: decision.reason });
  const body = `${tooMany ? 'too many refused attempts' : decision.reason}\n`;
  // The server no longer watches this socket, and it stays half open: a peer that keeps its end would keep ours.
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function decide({ rules }: HttpServerParts, request: IncomingMessage, isUpgrade: boolean): Decision {
  const { method = '', url = '', rawHeaders } = request;
  return authorizeRequest({ method, url, rawHeaders, isUpgrade }, rules());
}
