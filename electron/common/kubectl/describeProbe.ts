// One line per probe (semantics §5.5).

import type { Container } from '../kubernetes/objects.ts';

type Probe = NonNullable<Container['livenessProbe']>;

/** Numbers fall back to the API's defaults, which a stored pod always carries. */
export function describeProbe(probe: Probe): string {
  const { initialDelaySeconds = 0, timeoutSeconds = 1, periodSeconds = 10 } = probe;
  const { successThreshold = 1, failureThreshold = 3 } = probe;
  return (
    `${handler(probe)} delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s ` +
    `#success=${successThreshold} #failure=${failureThreshold}`
  );
}

function handler({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`;
  if (httpGet) {
    const host = httpGet.host?.includes(':') ? `[${httpGet.host}]` : (httpGet.host ?? '');
    const scheme = (httpGet.scheme ?? 'HTTP').toLowerCase();
    return `http-get ${scheme}://${host}:${httpGet.port}${urlPath(httpGet.path ?? '/')}`;
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''}`;
  return 'unknown';
}

/** Escapes as Go's URL.String does: more than encodeURI, and a query mark too, for it is part of the path. */
function urlPath(path: string): string {
  const escaped = encodeURI(path).replace(
    /[?#!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return path === '' || path.startsWith('/') ? escaped : `/${escaped}`;
}
