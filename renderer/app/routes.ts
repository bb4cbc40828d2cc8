// Every place of the page has an address in the fragment: `#/pods/dev/web?tab=events`. Pure; see useRoute.ts.

import type { PodRef } from '../../electron/common/contract/objects.ts';

export type Route =
  | { readonly page: 'pods' }
  | {
      readonly page: 'pod';
      readonly namespace: string;
      readonly name: string;
      /** The panel's tab; undefined: the last one. */
      readonly tab?: string;
      /** The container whose log the tab opens with. */
      readonly container?: string;
      /** The instant that the log or the events are shown at, milliseconds since the epoch. */
      readonly at?: number;
      /** Shown as a page instead of in the panel. */
      readonly full?: boolean;
    }
  /** The pods that were deleted recently. */
  | { readonly page: 'deleted' }
  | { readonly page: 'new' }
  | { readonly page: 'events' }
  /** `pod`: the forwards of one pod only. */
  | { readonly page: 'forwards'; readonly pod?: PodRef }
  | { readonly page: 'settings'; readonly section?: string }
  | { readonly page: 'help' }
  | { readonly page: 'notFound' };

/** Reads an address; what it does not understand is `notFound`, never an error. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  const parameters = new URLSearchParams(query);
  const [page, ...rest] = path.split('/').filter(Boolean).map(decode);
  if (page === undefined || (page === 'pods' && rest.length === 0)) return { page: 'pods' };
  const [first, second] = rest;
  if (page === 'pods' && first !== undefined && second !== undefined && rest.length === 2) {
    const tab = parameters.get('tab');
    const container = parameters.get('c');
    const at = Number(parameters.get('at') ?? Number.NaN);
    return {
      page: 'pod',
      namespace: first,
      name: second,
      ...(tab === null ? {} : { tab }),
      ...(container === null ? {} : { container }),
      ...(at >= 0 ? { at } : {}),
      ...(parameters.get('view') === 'full' ? { full: true } : {}),
    };
  }
  if (page === 'settings' && rest.length < 2) {
    return first === undefined ? { page: 'settings' } : { page: 'settings', section: first };
  }
  if (page === 'forwards' && rest.length === 0) {
    const pod = podOf(parameters.get('pod'));
    return pod === undefined ? { page } : { page, pod };
  }
  if (isPlainPage(page) && rest.length === 0) return { page };
  return { page: 'notFound' };
}

/** The address of a route, with the `#`. */
export function formatRoute(route: Route): string {
  switch (route.page) {
    case 'pod': {
      const parameters = new URLSearchParams();
      if (route.tab !== undefined) parameters.set('tab', route.tab);
      if (route.container !== undefined) parameters.set('c', route.container);
      if (route.at !== undefined) parameters.set('at', `${Math.floor(route.at)}`);
      if (route.full) parameters.set('view', 'full');
      const query = parameters.size > 0 ? `?${parameters}` : '';
      return `#/pods/${encodeURIComponent(route.namespace)}/${encodeURIComponent(route.name)}${query}`;
    }
    case 'settings':
      return route.section === undefined ? '#/settings' : `#/settings/${encodeURIComponent(route.section)}`;
    case 'forwards':
      return route.pod === undefined
        ? '#/forwards'
        : `#/forwards?pod=${encodeURIComponent(`${route.pod.namespace}/${route.pod.name}`)}`;
    case 'notFound':
      return '#/pods';
    case 'pods':
    case 'deleted':
    case 'new':
    case 'events':
    case 'help':
      return `#/${route.page}`;
  }
}

/** A page whose address is its name. */
function isPlainPage(page: string): page is 'deleted' | 'new' | 'events' | 'help' {
  return page === 'deleted' || page === 'new' || page === 'events' || page === 'help';
}

/** Of `namespace/name`. */
function podOf(text: string | null): PodRef | undefined {
  const [namespace = '', name = ''] = text?.split('/', 2) ?? [];
  return namespace === '' || name === '' ? undefined : { namespace, name };
}

/** A malformed escape is kept as it is, so that an odd link ends in `notFound` instead of an error. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
