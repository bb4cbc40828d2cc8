// "Check now": asks the services to try the engine at once.

import { useCallback } from 'react';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';

export function useRetryEngine(): () => void {
  const api = useApi();
  return useCallback(() => {
    const retry = async () => {
      try {
        await api.system.retryEngine({});
      } catch (error) {
        notify({ tone: 'error', text: errorText(error) });
      }
    };
    void retry();
  }, [api]);
}
