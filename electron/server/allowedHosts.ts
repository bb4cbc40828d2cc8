// The Host values that mean this server: its loopback names with its port, and what --allow-host adds.

import type { ServerOptions } from './serverOptions.ts';

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/** `port` is the one listened on; undefined on a Unix socket. */
export function allowedHosts(options: ServerOptions, port: number | undefined): ReadonlySet<string> {
  const own = options.listen.kind === 'tcp' ? [bracketed(options.listen.host)] : [];
  const names = [...loopbackNames, ...own.filter((name) => name !== '0.0.0.0' && name !== '[::]')];
  // Clients leave the port out where it is HTTP's own; on a Unix socket there is none.
  const withPort = names.flatMap((name) => {
    if (port === undefined) return [name];
    return port === 80 ? [name, `${name}:80`] : [`${name}:${port}`];
  });
  return new Set([...withPort, ...options.allowedHosts]);
}

/** An IPv6 address as it stands in a URL. */
export function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host.toLowerCase();
}
