// Docker image references (distribution/reference grammar): what an image field means, and kubelet's texts for one
// that does not parse. No registry is contacted here.

import { goQuote } from './goQuote.ts';

export interface ImageReference {
  /** Registry host, `docker.io` when the reference names none. */
  readonly domain: string;
  /** Repository path, with Docker Hub's `library/` prefix where it applies. */
  readonly path: string;
  /** Undefined when the reference has neither tag nor digest, or only a digest. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const MAX_NAME = 255;
const DEFAULT_DOMAIN = 'docker.io';
const pathPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const domainPattern =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/;
const tagPattern = /^[\w][\w.-]{0,127}$/;
const digestPattern = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;

type ParseResult = { readonly reference: ImageReference } | { readonly error: string };

function splitDomain(name: string): { domain: string; path: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isDomain =
    slash > 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
  if (!isDomain) return { domain: DEFAULT_DOMAIN, path: slash === -1 ? `library/${name}` : name };
  const path = name.slice(slash + 1);
  if (first === DEFAULT_DOMAIN || first === 'index.docker.io')
    return { domain: DEFAULT_DOMAIN, path: path.includes('/') ? path : `library/${path}` };
  return { domain: first, path };
}

/** Parses a reference as `docker pull` reads it. The error is the library's own text. */
export function parseImageReference(text: string): ParseResult {
  const invalid = { error: 'invalid reference format' };
  if (/^[a-f0-9]{64}$/.test(text))
    return { error: `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings` };
  const at = text.indexOf('@');
  const digest = at === -1 ? undefined : text.slice(at + 1);
  const named = at === -1 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = hasTag ? named.slice(colon + 1) : undefined;
  const { domain, path } = splitDomain(hasTag ? named.slice(0, colon) : named);
  if (path.toLowerCase() !== path && pathPattern.test(path.toLowerCase()))
    return { error: 'invalid reference format: repository name must be lowercase' };
  if (!pathPattern.test(path) || !domainPattern.test(domain)) return invalid;
  if (tag !== undefined && !tagPattern.test(tag)) return invalid;
  if (digest !== undefined && !digestPattern.test(digest)) return invalid;
  if (domain.length + path.length + 1 > MAX_NAME)
    return { error: 'repository name must not be more than 255 characters' };
  return { reference: { domain, path, tag, digest } };
}

/** `nginx` becomes `nginx:latest`; a reference with a tag or a digest is returned as it is. */
export function withDefaultTag(image: string): string {
  const parsed = parseImageReference(image);
  if ('error' in parsed) return image;
  return parsed.reference.tag === undefined && parsed.reference.digest === undefined
    ? `${image}:latest`
    : image;
}

/** kubelet's message of the waiting reason InvalidImageName, or undefined when the reference is fine. */
export function invalidImageNameMessage(image: string): string | undefined {
  const parsed = parseImageReference(image);
  if (!('error' in parsed)) return undefined;
  const quoted = goQuote(image);
  return `Failed to apply default image tag ${quoted}: couldn't parse image name ${quoted}: ${parsed.error}`;
}

/** The API's default: Always for `latest` or no tag, IfNotPresent for any other tag or a digest. */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  const parsed = parseImageReference(image);
  if ('error' in parsed) return 'IfNotPresent';
  const { tag, digest } = parsed.reference;
  return (tag ?? (digest === undefined ? 'latest' : '')) === 'latest' ? 'Always' : 'IfNotPresent';
}
