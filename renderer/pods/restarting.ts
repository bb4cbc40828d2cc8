// Which pods are asked about before they are restarted. Any part of the page may ask.

import { create } from 'zustand';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { canEdit } from '../details/editPod.ts';

interface RestartingState {
  /** Undefined: the dialog is closed. */
  readonly pods: readonly PodObject[] | undefined;
}

export const useRestarting = create<RestartingState>()(() => ({ pods: undefined }));

/** Only a pod that can be applied again, and does not end already. */
export function canRestart(pod: PodObject): boolean {
  return canEdit(pod) && pod.metadata.deletionTimestamp === undefined;
}

/** Leaves out those that cannot be restarted. */
export function requestRestart(pods: readonly PodObject[]): void {
  const possible = pods.filter(canRestart);
  if (possible.length > 0) useRestarting.setState({ pods: possible });
}

export function closeRestarting(): void {
  useRestarting.setState({ pods: undefined });
}
