// Joins the streams of the services to the stores of the page, for as long as the page lives.

import { systemClock } from '../../electron/common/clock.ts';
import type { EventsItem } from '../../electron/common/contract/events.ts';
import type { ForwardsItem } from '../../electron/common/contract/forwards.ts';
import type { PodsItem } from '../../electron/common/contract/pods.ts';
import type { Connection } from '../rpc/connection.ts';
import { errorText } from '../rpc/errorText.ts';
import { followStream, type StreamReader, type StreamStatus } from '../rpc/followStream.ts';
import { useDeleted } from './deletedStore.ts';
import { reduceEvents, useEvents } from './eventsStore.ts';
import { reduceForwards, useForwards } from './forwardsStore.ts';
import { frameBatch } from './frameBatch.ts';
import { offerManifests } from './incomingManifests.ts';
import { notify } from './notifications.ts';
import { reducePods, usePods } from './podsStore.ts';
import { useSettings } from './settingsStore.ts';
import { useSystem } from './systemStore.ts';
import { reduceTerminals, useTerminals } from './terminalsStore.ts';

/** A stream that fails for good is said once; a stale one comes back by itself and is told by the banners. */
function onStatus(status: StreamStatus): void {
  if (status.phase === 'failed') notify({ tone: 'error', text: errorText(status.error) });
}

export function startFeeds(connection: Connection, signal: AbortSignal): void {
  const feed = <Item>(open: StreamReader<Item>['open'], onItem: (item: Item) => void) =>
    void followStream(connection, { open, onItem, onStatus }, signal);

  const pushPods = frameBatch<PodsItem>((items) =>
    usePods.setState((state) => reducePods(state, items, systemClock.now())),
  );
  const pushEvents = frameBatch<EventsItem>((items) =>
    useEvents.setState((state) => reduceEvents(state, items)),
  );
  const pushForwards = frameBatch<ForwardsItem>((items) =>
    useForwards.setState((state) => reduceForwards(state, items)),
  );

  feed((api, ended) => api.pods.watch({}, { signal: ended }), pushPods);
  feed(
    (api, ended) => api.pods.watchDeleted({}, { signal: ended }),
    ({ pods }) => useDeleted.setState({ pods, isLoaded: true }),
  );
  feed((api, ended) => api.events.watch({}, { signal: ended }), pushEvents);
  feed((api, ended) => api.forwards.watch({}, { signal: ended }), pushForwards);
  feed(
    (api, ended) => api.node.watch({}, { signal: ended }),
    ({ node }) => useSystem.setState({ node: node ?? undefined }),
  );
  feed(
    (api, ended) => api.system.watch({}, { signal: ended }),
    (status) => useSystem.setState({ status }),
  );
  feed(
    (api, ended) => api.images.watchPulls({}, { signal: ended }),
    ({ pulls }) => useSystem.setState({ pulls }),
  );
  feed(
    (api, ended) => api.terminals.watch({}, { signal: ended }),
    (item) => useTerminals.setState((state) => reduceTerminals(state, [item])),
  );
  feed(
    (api, ended) => api.settings.watch({}, { signal: ended }),
    (settings) => useSettings.setState({ settings, isLoaded: true }),
  );
  feed(
    (api, ended) => api.manifests.opened({}, { signal: ended }),
    ({ sources }) => offerManifests({ kind: 'manifests', sources }),
  );
}
