// The one decision on who may ask for what. The Host allow-list is the defence against DNS rebinding: comparing Origin
// with Host is not enough, because under rebinding both say `evil.example`. Pure; the table test is its specification.

import { SOCKET_PATH, SOCKET_PROTOCOL, TOKEN_PROTOCOL_PREFIX } from '../common/webSocketAccess.ts';

export interface RequestFacts {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** As node:http gives them: name, value, name, value. Only here are duplicates still visible. */
  readonly rawHeaders: readonly string[];
  readonly isUpgrade: boolean;
}

export interface AccessRules {
  /** Lower-case values of the Host header. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly isToken: (candidate: string) => boolean;
}

export type Decision =
  | { readonly allowed: true; readonly host: string }
  | { readonly allowed: false; readonly status: 400 | 401 | 403 | 404 | 405; readonly reason: string };

export function authorizeRequest(request: RequestFacts, rules: AccessRules): Decision {
  const hosts = headerValues(request, 'host');
  const host = hosts[0]?.toLowerCase();
  if (host === undefined || hosts.length > 1) return refuse(400, 'one Host header is needed');
  if (!rules.allowedHosts.has(host)) {
    return refuse(403, `this Host is not served; start with --allow-host to add it`);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'only GET is served');
  if (!request.isUpgrade) return { allowed: true, host };
  return authorizeUpgrade(request, rules, host);
}

function authorizeUpgrade(request: RequestFacts, rules: AccessRules, host: string): Decision {
  if (request.method !== 'GET') return refuse(405, 'an upgrade is a GET');
  if (request.url !== SOCKET_PATH) return refuse(404, 'no socket here');
  const origins = headerValues(request, 'origin');
  // No Origin: not a browser (a test, a command); the token alone decides.
  if (origins.length > 1 || origins.some((origin) => !isAllowedOrigin(origin, rules))) {
    return refuse(403, 'this Origin may not connect');
  }
  const protocols = headerValues(request, 'sec-websocket-protocol')
    .flatMap((value) => value.split(','))
    .map((protocol) => protocol.trim());
  if (!protocols.includes(SOCKET_PROTOCOL))
    return refuse(400, `the subprotocol ${SOCKET_PROTOCOL} is needed`);
  const tokens = protocols.filter((protocol) => protocol.startsWith(TOKEN_PROTOCOL_PREFIX));
  const token = tokens[0]?.slice(TOKEN_PROTOCOL_PREFIX.length);
  if (token === undefined || tokens.length > 1 || !rules.isToken(token)) {
    return refuse(401, 'the access token is missing or wrong');
  }
  return { allowed: true, host };
}

function isAllowedOrigin(origin: string, { allowedHosts }: AccessRules): boolean {
  return origin.startsWith('http://') && allowedHosts.has(origin.slice('http://'.length));
}

function headerValues({ rawHeaders }: RequestFacts, name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

function refuse(status: Extract<Decision, { allowed: false }>['status'], reason: string): Decision {
  return { allowed: false, status, reason };
}
