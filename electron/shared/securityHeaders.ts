// The response headers of the page, one function for both hosts, so that neither drifts.

export interface SecurityHeaderOptions {
  /** `ws://host:port` of the socket the page may open; none where it talks over a MessagePort. */
  readonly socketOrigin?: string;
  /** Of the scripts inside the document, as `scriptHashes` gives them. */
  readonly scriptHashes?: readonly string[];
}

/**
 * `style-src 'unsafe-inline'` is for xterm, which makes style elements at run time. An inline script runs only when it
 * is, byte for byte, one that the document came with.
 */
export function contentSecurityPolicy({
  socketOrigin,
  scriptHashes = [],
}: SecurityHeaderOptions = {}): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    socketOrigin === undefined ? "connect-src 'self'" : `connect-src 'self' ${socketOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

export function securityHeaders(options: SecurityHeaderOptions = {}): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(options),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
  };
}
