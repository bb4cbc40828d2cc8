// A saved forward; only what a test says differs from the plainest.

import type { ForwardIntent } from '../../../../electron/common/contract/forwards.ts';

export function sampleForward(extra: Partial<ForwardIntent> = {}): ForwardIntent {
  return {
    id: 'forward',
    pod: { namespace: 'default', name: 'web' },
    podPort: 80,
    protocol: 'TCP',
    localPort: 8080,
    bindAddress: '127.0.0.1',
    scheme: 'http',
    isOn: true,
    restoreOnStart: true,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...extra,
  };
}
