// The token's way through the page: from the printed address into sessionStorage (scoped to origin and port, unlike
// cookies, and never sent by the browser on its own), and out of sight.

const STORAGE_KEY = 'podbay.token';

/** base64url, as the server makes it; anything else could not be a subprotocol. */
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/;

export interface TokenPlaces {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
}

/** The token of this tab; a token in the address wins over a remembered one and is removed from the address. */
export function takeAccessToken({ location, history, storage }: TokenPlaces): string | undefined {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const given = fragment.get('token');
  if (given !== null) {
    history.replaceState(null, '', location.pathname + location.search);
    if (TOKEN.test(given)) storage.setItem(STORAGE_KEY, given);
  }
  const token = storage.getItem(STORAGE_KEY);
  return token !== null && TOKEN.test(token) ? token : undefined;
}
