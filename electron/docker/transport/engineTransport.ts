// Raw HTTP to the engine for what dockerode does badly: byte streams in and out, and upgraded connections.
// It knows no Docker endpoint; the caller names the path and reads the answer.

import { type Agent, type ClientRequest, Agent as HttpAgent, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as secureRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { DockerStatusError, toAppError } from '../dockerErrors.ts';
import type { EngineEndpoint } from '../endpoint/engineEndpoint.ts';
import { readLimited } from './readLimited.ts';

export interface EngineRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A JSON value is sent as such; bytes and streams as they are. */
  readonly body?: { readonly json: unknown } | Uint8Array | Readable;
  readonly signal: AbortSignal;
}

/** Idle connections kept for the next call. */
const MAX_FREE_SOCKETS = 8;
/** A dead remote machine is noticed after about this long on a silent stream. */
const KEEP_ALIVE_MS = 30_000;
/** An error answer is one short JSON object. */
const MAX_ERROR_BYTES = 64 * 1024;

const errorBody = z.object({ message: z.string() });

export class EngineTransport {
  readonly endpoint: EngineEndpoint;
  /** Shared with dockerode, so that both use the same connections. */
  readonly agent: Agent;

  constructor(endpoint: EngineEndpoint) {
    this.endpoint = endpoint;
    const options = { keepAlive: true, keepAliveMsecs: KEEP_ALIVE_MS, maxFreeSockets: MAX_FREE_SOCKETS };
    const { target } = endpoint;
    this.agent =
      target.kind === 'tcp' && target.tls !== undefined
        ? new HttpsAgent({
            ...options,
            ca: target.tls.ca,
            cert: target.tls.cert,
            key: target.tls.key,
            rejectUnauthorized: !target.tls.skipVerify,
          })
        : new HttpAgent(options);
  }

  /** Sends the request and resolves with an answer below 400, its body unread; rejects with an AppError. */
  async open(engineRequest: EngineRequest): Promise<IncomingMessage> {
    const { signal } = engineRequest;
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const sent = this.send(engineRequest, {});
        sent.once('response', resolve);
        sent.once('error', reject);
      });
      await rejectBadStatus(response);
      return response;
    } catch (error) {
      throw toAppError(error, signal);
    }
  }

  /** Starts a request; the caller listens for `response`, `upgrade` and `error`. */
  send(engineRequest: EngineRequest, extraHeaders: Readonly<Record<string, string>>): ClientRequest {
    const { method, path, query, headers, body, signal } = engineRequest;
    const { target } = this.endpoint;
    const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
    const payload = encodeBody(body);
    const where =
      target.kind === 'socket' ? { socketPath: target.path } : { host: target.host, port: target.port };
    // HTTP wants a host where there is none. Of a real one the header must tell: Node checks certificates against it.
    const host = target.kind === 'socket' ? { host: 'docker' } : {};
    const start = target.kind === 'tcp' && target.tls !== undefined ? secureRequest : request;
    const sent = start({
      ...where,
      method,
      path: `${path}${search}`,
      headers: { ...host, ...payload.headers, ...headers, ...extraHeaders },
      agent: this.agent,
      signal,
    });
    if (payload.stream !== undefined) {
      payload.stream.once('error', (error) => sent.destroy(error));
      payload.stream.pipe(sent);
    } else sent.end(payload.bytes);
    return sent;
  }

  dispose(): void {
    this.agent.destroy();
  }
}

interface Payload {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
  readonly stream?: Readable;
}

function encodeBody(body: EngineRequest['body']): Payload {
  if (body === undefined) return { headers: { 'content-length': '0' } };
  if (body instanceof Uint8Array)
    return { headers: { 'content-length': String(body.length), 'content-type': tarType }, bytes: body };
  if (!('json' in body)) return { headers: { 'content-type': tarType }, stream: body };
  const bytes = Buffer.from(JSON.stringify(body.json));
  return {
    headers: { 'content-length': String(bytes.length), 'content-type': 'application/json' },
    bytes,
  };
}

const tarType = 'application/x-tar';

/** Throws the daemon's text when the status is an error. */
export async function rejectBadStatus(response: IncomingMessage): Promise<void> {
  const status = response.statusCode ?? 0;
  if (status < 400) return;
  const text = (await readLimited(response, MAX_ERROR_BYTES)).toString('utf8').trim();
  throw new DockerStatusError(status, messageOf(text) ?? (text || `HTTP ${status}`));
}

function messageOf(text: string): string | undefined {
  try {
    return errorBody.parse(JSON.parse(text)).message;
  } catch {
    // A proxy in between answers with plain text or HTML: shown as it is.
    return undefined;
  }
}
