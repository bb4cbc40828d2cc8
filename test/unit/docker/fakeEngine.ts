// An HTTP server that stands where an engine would, and writes down what it is sent. It proves what goes over the wire
// and how answers are read; it proves nothing about Docker.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { EngineEndpoint } from '../../../electron/docker/endpoint/engineEndpoint.ts';

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (request: RecordedRequest, response: ServerResponse) => void;

export interface FakeEngine {
  readonly requests: RecordedRequest[];
  readonly endpoint: EngineEndpoint;
  readonly address: string;
  readonly server: Server;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** Sends a JSON answer. */
export function json(status: number, value: unknown): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
}

/** Listens until the test ends. */
export async function fakeEngine(
  answer: Answer,
  onUpgrade?: (request: IncomingMessage, socket: Duplex) => void,
): Promise<FakeEngine> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const recorded = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body,
      };
      requests.push(recorded);
      answer(recorded, response);
    });
  });
  if (onUpgrade !== undefined) server.on('upgrade', onUpgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const address = `tcp://127.0.0.1:${port}`;
  const endpoint: EngineEndpoint = {
    address,
    source: 'test',
    target: { kind: 'tcp', host: '127.0.0.1', port, tls: undefined },
  };
  return { requests, endpoint, address, server };
}
