// The forwards that a browser can open now, as the palette offers them.

import { useMemo } from 'react';
import { useHost } from '../rpc/RpcProvider.tsx';
import { useForwards } from '../state/forwardsStore.ts';
import { forwardUrl } from './forwardAddress.ts';
import { forwardName } from './forwardsView.ts';

export interface OpenableForward {
  readonly target: string;
  readonly address: string;
  readonly open: () => void;
}

export function useOpenableForwards(): readonly OpenableForward[] {
  const host = useHost();
  const byId = useForwards((state) => state.byId);
  return useMemo(
    () =>
      [...byId.values()].flatMap((forward) => {
        const url = forward.state.phase === 'on' ? forwardUrl(forward) : undefined;
        if (url === undefined) return [];
        return [{ target: forwardName(forward), address: url, open: () => host.openLink(url) }];
      }),
    [byId, host],
  );
}
