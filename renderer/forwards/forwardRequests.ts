// The dialog that makes or changes a forward: any part of the page may ask for it.

import { create } from 'zustand';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';

export type ForwardRequest =
  /** Everything that is left out is chosen in the dialog. `port` 0: one that no container declares. */
  | {
      readonly kind: 'new';
      readonly pod?: PodRef | undefined;
      readonly container?: string | undefined;
      readonly port?: number | undefined;
      readonly protocol?: string | undefined;
    }
  | { readonly kind: 'edit'; readonly id: string };

interface ForwardRequests {
  /** Undefined: the dialog is closed. */
  readonly dialog: ForwardRequest | undefined;
}

export const useForwardRequests = create<ForwardRequests>()(() => ({ dialog: undefined }));

export function openForwardDialog(request: ForwardRequest): void {
  useForwardRequests.setState({ dialog: request });
}

export function editForward({ id }: Pick<Forward, 'id'>): void {
  openForwardDialog({ kind: 'edit', id });
}

export function closeForwardDialog(): void {
  useForwardRequests.setState({ dialog: undefined });
}
