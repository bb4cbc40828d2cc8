// Deleting pods: who asked for what, and the rules of the confirmation. Any part of the page may ask.

import { create } from 'zustand';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';

interface DeletionState {
  /** The pods that the dialog asks about; undefined: closed. */
  readonly pods: readonly PodObject[] | undefined;
}

export const useDeletion = create<DeletionState>()(() => ({ pods: undefined }));

export function requestDelete(pods: readonly PodObject[]): void {
  if (pods.length > 0) useDeletion.setState({ pods });
}

export function closeDeletion(): void {
  useDeletion.setState({ pods: undefined });
}

/** More than this many pods at once are confirmed by typing their number. */
const MAX_UNTYPED_DELETES = 10;

/** Why the number must be typed; undefined: a button is enough. */
export function typedConfirmation(
  pods: readonly PodObject[],
): { readonly why: 'many' | 'namespaces'; readonly namespaces: number } | undefined {
  const namespaces = new Set(pods.map((pod) => pod.metadata.namespace)).size;
  if (pods.length > MAX_UNTYPED_DELETES) return { why: 'many', namespaces };
  return namespaces > 1 ? { why: 'namespaces', namespaces } : undefined;
}

/** Seconds from the text of the grace field: undefined for the pods' own, `invalid` for anything else. */
export function parseGrace(text: string): number | undefined | 'invalid' {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const seconds = /^\d{1,5}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  return seconds >= 1 && seconds <= 86_400 ? seconds : 'invalid';
}
