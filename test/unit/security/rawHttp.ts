// HTTP as bytes, for what no client library would send.

import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 when the server closed without a word. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends the bytes and reads until the server ends the connection. Its own end stays open, as a rude peer's does. */
export function sendRaw(port: number, bytes: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
    });
    const answer = () => {
      socket.destroy();
      const [head = '', ...rest] = text.split('\r\n\r\n');
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: rest.join('\r\n\r\n'),
      });
    };
    socket.on('end', answer);
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? answer() : reject(error),
    );
    socket.write(bytes);
  });
}

/** A request with its lines; `Connection: close` so that the answer ends the connection. */
export function lines(...all: string[]): string {
  return `${all.join('\r\n')}\r\n\r\n`;
}
