// Texts that want to become the draft: from buttons, files, and from outside the page. A draft with work in it gives
// way only when the user says so.

import { create } from 'zustand';
import type { ManifestSource } from '../../electron/common/contract/manifests.ts';
import type { StartingPoint } from '../state/incomingManifests.ts';
import { combineSources } from './combineSources.ts';
import { DEFAULT_NAME, isDirty, openDraft, useDraft } from './draftStore.ts';
import { starterManifest } from './starterManifest.ts';

interface OpeningState {
  /** Waits for the user's answer; undefined: nothing to ask. */
  readonly asked: ManifestSource | undefined;
}

export const useOpening = create<OpeningState>()(() => ({ asked: undefined }));

const emptySource: ManifestSource = { name: DEFAULT_NAME, text: '' };

/** Makes this the draft, or asks first. */
export function openSource(source: ManifestSource): void {
  const draft = useDraft.getState();
  if (isDirty(draft) && draft.text !== source.text) useOpening.setState({ asked: source });
  else openDraft(source);
}

export function openStarter(): void {
  openSource(starterManifest);
}

export function clearDraft(): void {
  openSource(emptySource);
}

export function answerOpening(replaces: boolean): void {
  const { asked } = useOpening.getState();
  useOpening.setState({ asked: undefined });
  if (replaces && asked !== undefined) openDraft(asked);
}

export function startFrom(point: StartingPoint): void {
  if (point.kind === 'manifests') {
    const source = combineSources(point.sources);
    if (source !== undefined) openSource(source);
    return;
  }
  // These ask for a fresh page, not for the end of work that is under way.
  if (isDirty(useDraft.getState())) return;
  openDraft(point.kind === 'fromImage' ? starterManifest : emptySource);
}
