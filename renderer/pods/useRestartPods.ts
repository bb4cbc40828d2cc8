// Restarts pods and says how it went. It takes as long as their grace periods.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { errorText, saidText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';

export function useRestartPods(): (pods: readonly PodObject[]) => Promise<void> {
  const api = useApi();
  const { t } = useTranslation();
  return useCallback(
    async (pods) => {
      const refs = pods.map(({ metadata: { namespace, name } }) => ({ namespace, name }));
      const fail = (message: string) =>
        notify({ tone: 'error', text: t('pods.restart.failed', { message }) });
      try {
        const { results } = await api.pods.restart({ pods: refs });
        const restarted = results.filter(({ outcome }) => outcome !== 'failed');
        const form = restarted.length === 1 ? 'one' : 'several';
        const said = { count: restarted.length, name: restarted[0]?.name ?? '' };
        if (restarted.length > 0) notify({ tone: 'ok', text: t(`pods.restart.${form}.done`, said) });
        for (const result of results) if (result.outcome === 'failed') fail(saidText(result));
      } catch (error) {
        fail(errorText(error));
      }
    },
    [api, t],
  );
}
