// What no window of ours may do, whatever its page tries. Applied to every WebContents at its birth.
// https://www.electronjs.org/docs/latest/tutorial/security (numbers below are that list's)

import { app, type Session, shell, type WebContents } from 'electron';
import { isOpenableLink } from '../common/openableLink.ts';
import { isAppAddress, isPageAddress } from './appOrigin.ts';

export function secureAllContents(): void {
  app.on('web-contents-created', (_event, contents) => secureContents(contents));
}

function secureContents(contents: WebContents): void {
  // 13: the page is one document; it may reload itself, and nothing else may be loaded in any frame.
  const allowOnlyReload = (event: { url: string; isMainFrame: boolean; preventDefault(): void }) => {
    if (!event.isMainFrame || !isPageAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', allowOnlyReload);
  contents.on('will-frame-navigate', allowOnlyReload);
  contents.on('will-redirect', (event) => event.preventDefault());
  // 14, 15: links leave for the user's browser, after the handler has answered, and only those of the one rule.
  contents.setWindowOpenHandler(({ url }) => {
    if (URL.canParse(url) && isOpenableLink(new URL(url))) setImmediate(() => void shell.openExternal(url));
    return { action: 'deny' };
  });
  // 11, 12: no webviews, although the tag is off as well.
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** 5: Electron grants everything by default. Only our own main frame gets the clipboard, nobody gets anything else. */
export function isPermissionAllowed(
  permission: string,
  requestingUrl: string,
  isMainFrame: boolean,
): boolean {
  return allowedPermissions.has(permission) && isMainFrame && isAppAddress(requestingUrl);
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isPermissionAllowed(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionAllowed(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
}
