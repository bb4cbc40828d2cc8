// Manifests handed to the page from outside (dropped, pasted, opened, given on the command line), waiting for the
// New-pod page to take them.

import { create } from 'zustand';
import type { ManifestSource } from '../../electron/common/contract/manifests.ts';

export type StartingPoint =
  | { readonly kind: 'manifests'; readonly sources: readonly ManifestSource[] }
  /** What the starter buttons ask for. */
  | { readonly kind: 'fromImage' }
  | { readonly kind: 'paste' }
  | { readonly kind: 'sample' };

interface IncomingState {
  readonly waiting: StartingPoint | undefined;
}

export const useIncomingManifests = create<IncomingState>()(() => ({ waiting: undefined }));

/** Offers a starting point; one that was not taken yet gives way, but manifests add up. */
export function offerManifests(next: StartingPoint): void {
  useIncomingManifests.setState(({ waiting }) => ({
    waiting:
      next.kind === 'manifests' && waiting?.kind === 'manifests'
        ? { kind: 'manifests', sources: [...waiting.sources, ...next.sources] }
        : next,
  }));
}

/** Takes what waits; the New-pod page calls it when it mounts and whenever `waiting` changes. */
export function takeManifests(): StartingPoint | undefined {
  const { waiting } = useIncomingManifests.getState();
  if (waiting !== undefined) useIncomingManifests.setState({ waiting: undefined });
  return waiting;
}
