// Opening and closing of the details panel, which is nothing but a route.

import { focusRegion } from './regions.ts';
import type { Route } from './routes.ts';
import { currentRoute, navigate } from './useRoute.ts';

let lastPod: Extract<Route, { page: 'pod' }> | undefined;

/** Closes the panel; the focus goes back to the list when it was inside. */
export function closeDetails(): void {
  const route = currentRoute();
  if (route.page !== 'pod') return;
  lastPod = route;
  const hadFocus =
    document.querySelector('[data-region="details"]')?.contains(document.activeElement) ?? false;
  navigate({ page: 'pods' });
  if (hadFocus || route.full) requestAnimationFrame(() => focusRegion('page'));
}

/** Closes the panel, or opens it again where it was. */
export function toggleDetails(): void {
  if (currentRoute().page === 'pod') closeDetails();
  else if (lastPod !== undefined) navigate(lastPod);
}
