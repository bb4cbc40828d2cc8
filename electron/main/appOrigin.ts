// The page's own address in the desktop window. Compared by parsed parts, never by prefix: `app://podbay.evil` also
// starts with `app://podbay`.

export const APP_SCHEME = 'app';
const APP_HOST = 'podbay';
/** As Chromium writes the origin of a standard scheme; Node's URL calls it `null`. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const PAGE_ADDRESS = `${APP_ORIGIN}/index.html`;

export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const hasUserInfo = url.username !== '' || url.password !== '';
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && !hasUserInfo;
}

/** The page itself, with any fragment: what a reload navigates to. */
export function isPageAddress(address: string): boolean {
  return isAppAddress(address) && new URL(address).pathname === '/index.html';
}
