// What has become of the place in which a process of a terminal ran: its exit code alone does not tell. Pure.

import type { Terminal } from '../../electron/common/contract/terminals.ts';
import { containerViews } from '../details/containerView.ts';
import type { PodsState } from '../state/podsStore.ts';

/** `restarted`: the container runs again, without the process. */
export type LostPlace = 'pod' | 'deleting' | 'container' | 'restarted';

/** Undefined where the place is as it was, and where nothing is known of it. */
export function lostPlace(
  session: Terminal | undefined,
  { byUid, isLoaded }: PodsState,
): LostPlace | undefined {
  if (session?.pod === undefined || !isLoaded) return undefined;
  const pod = byUid.get(session.pod.uid);
  if (pod === undefined) return 'pod';
  if (pod.metadata.deletionTimestamp !== undefined) return 'deleting';
  // Of the others it is said already: their process is the container.
  if (session.kind !== 'exec') return undefined;
  const { container } = session.pod;
  const running = containerViews(pod).find(({ spec }) => spec.name === container)?.status?.state?.running;
  if (running === undefined) return 'container';
  return Date.parse(running.startedAt ?? '') > Date.parse(session.createdAt) ? 'restarted' : undefined;
}
