// Brings deleted pods back from the manifests that they were applied with, and says how it went.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText, saidText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';

export function useRestorePods(): (uids: readonly string[]) => Promise<void> {
  const api = useApi();
  const { t } = useTranslation();
  return useCallback(
    async (uids) => {
      try {
        const { results } = await api.pods.restore({ uids: [...uids] });
        const failed = results.filter(({ outcome }) => outcome === 'failed');
        const restored = results.filter(({ outcome }) => outcome !== 'failed');
        const form = restored.length === 1 ? 'one' : 'several';
        const said = { count: restored.length, name: restored[0]?.name ?? '' };
        if (restored.length > 0) notify({ tone: 'ok', text: t(`pods.undo.${form}.done`, said) });
        for (const result of failed)
          notify({ tone: 'error', text: t('pods.undo.failed', { message: saidText(result) }) });
      } catch (error) {
        notify({ tone: 'error', text: t('pods.undo.failed', { message: errorText(error) }) });
      }
    },
    [api, t],
  );
}
