// How a browser tab proves on a WebSocket that it may: the token travels as a subprotocol, so that it stands in no
// address and no log. Named once for page and server.

export const SOCKET_PATH = '/rpc';

/** The subprotocol the server answers with. */
export const SOCKET_PROTOCOL = 'podbay.v1';

export const TOKEN_PROTOCOL_PREFIX = 'podbay.token.';

export function socketProtocols(token: string): string[] {
  return [SOCKET_PROTOCOL, `${TOKEN_PROTOCOL_PREFIX}${token}`];
}
