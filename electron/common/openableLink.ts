// The one rule for links that leave the app: documentation over https, and forwarded ports on this machine. Used by
// the page before it asks and by the desktop host before it obeys.

const documentationHosts: ReadonlySet<string> = new Set(['kubernetes.io', 'docs.docker.com']);

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What URL parsers of Node and browsers have in common. */
interface ParsedUrl {
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}

/** Takes a parsed URL: comparing text would accept `https://kubernetes.io.evil.example`. */
export function isOpenableLink(url: ParsedUrl): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (loopbackHosts.has(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:';
  return url.protocol === 'https:' && documentationHosts.has(url.hostname);
}
