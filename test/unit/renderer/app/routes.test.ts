// Addresses survive a round trip, and nothing typed into the address bar can break the page.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from '../../../../renderer/app/routes.ts';

describe('routes', () => {
  it.each<Route>([
    { page: 'pods' },
    { page: 'pod', namespace: 'dev', name: 'web' },
    { page: 'pod', namespace: 'dev', name: 'web', tab: 'events' },
    { page: 'pod', namespace: 'dev', name: 'web', tab: 'yaml', full: true },
    { page: 'pod', namespace: 'dev', name: 'web', tab: 'logs', container: 'app' },
    { page: 'pod', namespace: 'dev', name: 'web', tab: 'events', at: 1767225600000 },
    { page: 'deleted' },
    { page: 'new' },
    { page: 'events' },
    { page: 'forwards' },
    { page: 'forwards', pod: { namespace: 'dev', name: 'web' } },
    { page: 'settings' },
    { page: 'settings', section: 'node' },
    { page: 'help' },
  ])('are what they were after a round trip: $page $tab', (route) => {
    expect(parseRoute(formatRoute(route))).toEqual(route);
  });

  it('open the list when there is no address', () => {
    expect(parseRoute('')).toEqual({ page: 'pods' });
    expect(parseRoute('#/')).toEqual({ page: 'pods' });
  });

  it('read the deep link of a tab', () => {
    expect(parseRoute('#/pods/dev/web?tab=events')).toEqual({
      page: 'pod',
      namespace: 'dev',
      name: 'web',
      tab: 'events',
    });
    expect(parseRoute('#/pods/dev/web?tab=logs&at=noon')).not.toHaveProperty('at');
    expect(parseRoute('#/pods/dev/web?tab=logs&c=app')).toMatchObject({ tab: 'logs', container: 'app' });
  });

  it.each(['#/nothing', '#/pods/only-namespace', '#/pods/a/b/c', '#/events/extra', '#/%E0%A4%A'])(
    'say notFound for %s',
    (hash) => expect(parseRoute(hash)).toEqual({ page: 'notFound' }),
  );

  it('never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRoute(`#${text}`)));
  });
});
