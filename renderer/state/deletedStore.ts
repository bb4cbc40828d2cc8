// The pods that were deleted recently, newest first, as the services keep them.

import { create } from 'zustand';
import type { DeletedPod } from '../../electron/common/contract/deletedPods.ts';

export interface DeletedState {
  readonly pods: readonly DeletedPod[];
  readonly isLoaded: boolean;
}

export const useDeleted = create<DeletedState>()(() => ({ pods: [], isLoaded: false }));
