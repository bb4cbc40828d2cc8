// The state of a forward from what is known of its port and its pod. Pure.

import type { ForwardState, ListenFailure } from '../../common/contract/forwards.ts';
import type { DialPath } from '../../engine/runtime/podDialer.ts';
import type { PodTarget } from './podTarget.ts';

export type PortState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly failure: ListenFailure };

export function forwardState(port: PortState, target: PodTarget, path: DialPath | undefined): ForwardState {
  switch (port.kind) {
    case 'closed':
      return { phase: 'off' };
    case 'failed':
      return { phase: 'error', ...port.failure };
    case 'opening':
      return { phase: 'waiting', reason: 'opening' };
    case 'open':
      if (target.kind === 'away') return { phase: 'waiting', reason: target.reason };
      return { phase: 'on', ...(path === undefined ? {} : { path }) };
  }
}
