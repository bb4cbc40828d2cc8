// The current route as React state, and the one way to change it.

import { useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './routes.ts';

let cached: { readonly hash: string; readonly route: Route } | undefined;

/** The route of the address bar; the same object as long as the address stays. */
export function currentRoute(): Route {
  const { hash } = location;
  if (cached?.hash !== hash) cached = { hash, route: parseRoute(hash) };
  return cached.route;
}

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  addEventListener('popstate', onChange);
  return () => {
    removeEventListener('hashchange', onChange);
    removeEventListener('popstate', onChange);
  };
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}

/** Goes to a route. `replace` leaves no step behind for Back: walking through rows would fill the history. */
export function navigate(route: Route, { replace = false }: { readonly replace?: boolean } = {}): void {
  const hash = formatRoute(route);
  if (hash === location.hash) return;
  if (replace) history.replaceState(history.state, '', hash);
  else history.pushState(null, '', hash);
  dispatchEvent(new PopStateEvent('popstate'));
}
