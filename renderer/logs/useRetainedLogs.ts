// Pods that were deleted a short time ago and whose logs can still be read, asked for once.

import { useEffect, useState } from 'react';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { useApi } from '../rpc/RpcProvider.tsx';

export function useRetainedLogs(): readonly PodRef[] {
  const api = useApi();
  const [pods, setPods] = useState<readonly PodRef[]>([]);
  useEffect(() => {
    let isOn = true;
    api.logs.retained({}).then(
      (found) => isOn && setPods(found.pods),
      // Without the services there is nothing to offer; what uses this says so itself.
      () => undefined,
    );
    return () => {
      isOn = false;
    };
  }, [api]);
  return pods;
}
