// Serves the built page over app://podbay: only files listed at start, with the same headers as browser mode.
// https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols

import { protocol } from 'electron';
import { securityHeaders } from '../shared/securityHeaders.ts';
import type { StaticFiles } from '../shared/staticFiles.ts';
import { APP_SCHEME, isAppAddress } from './appOrigin.ts';

/** Before `ready`: afterwards Chromium has fixed what the scheme may do. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveAppFiles(files: StaticFiles): void {
  protocol.handle(APP_SCHEME, (request) => answer(files, request));
}

function answer(files: StaticFiles, { method, url }: Request): Response {
  if (method !== 'GET')
    return new Response('only GET is served', { status: 405, headers: securityHeaders() });
  const file = isAppAddress(url) ? files.get(new URL(url).pathname) : undefined;
  if (file === undefined) return new Response('not found', { status: 404, headers: securityHeaders() });
  return new Response(file.content, {
    headers: {
      ...securityHeaders({ scriptHashes: file.scriptHashes }),
      'Content-Type': file.contentType,
      'Cache-Control': 'no-store',
    },
  });
}
