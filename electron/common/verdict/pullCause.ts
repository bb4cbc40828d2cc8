// Why an image could not be pulled, read from the engine's error text: there is no code to read instead.

export type PullCause =
  | 'notFound'
  | 'denied'
  | 'unreachable'
  | 'tls'
  | 'rateLimited'
  | 'wrongPlatform'
  | 'diskFull'
  | 'other';

/** First match wins: Docker Hub answers `pull access denied` also for images that do not exist. */
const patterns: readonly (readonly [PullCause, RegExp])[] = [
  ['diskFull', /no space left on device/i],
  ['wrongPlatform', /no matching manifest for|does not match the (specified|detected) platform/i],
  ['rateLimited', /toomanyrequests|rate limit|too many requests/i],
  ['denied', /access denied|unauthorized|authentication required|no basic auth|denied:|forbidden/i],
  ['tls', /x509:|certificate|server gave HTTP response to HTTPS client|tls: /i],
  ['notFound', /manifest unknown|manifest for .* not found|not found: |name unknown|: not found/i],
  [
    'unreachable',
    /no such host|dial tcp|connection refused|connection reset|i\/o timeout|handshake timeout|Client\.Timeout|request canceled|network is unreachable|server misbehaving|context deadline exceeded|\bEOF\b/i,
  ],
];

export function pullCause(error: string): PullCause {
  return patterns.find(([, pattern]) => pattern.test(error))?.[0] ?? 'other';
}
