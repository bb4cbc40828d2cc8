// Carries out a confirmed deletion and offers its undo.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeleteResult } from '../../electron/common/contract/pods.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { useRestorePods } from './useRestorePods.ts';

export interface DeleteOptions {
  /** Undefined: each pod's own. */
  readonly graceSeconds: number | undefined;
  readonly force: boolean;
}

/** Deletes and resolves to the results that failed; a refusal of the whole call is said and counts as none. */
export function useDeletePods(): (
  pods: readonly PodObject[],
  options: DeleteOptions,
) => Promise<readonly DeleteResult[]> {
  const api = useApi();
  const { t } = useTranslation();

  const restore = useRestorePods();

  return useCallback(
    async (pods, { graceSeconds, force }) => {
      const targets = pods.map(({ metadata }) => ({ namespace: metadata.namespace, name: metadata.name }));
      try {
        const { results } = await api.pods.delete({
          targets: { by: 'pods', pods: targets },
          ...(force ? { force, graceSeconds: 0 } : graceSeconds === undefined ? {} : { graceSeconds }),
        });
        const deleted = results.filter(({ outcome }) => outcome === 'deleting' || outcome === 'deleted');
        const uids = deleted.flatMap(({ uid }) => (uid === undefined ? [] : [uid]));
        if (deleted.length > 0) {
          const form = deleted.length === 1 ? 'one' : 'several';
          const undo = { label: t('common.undo'), run: () => void restore(uids) };
          notify({
            tone: 'ok',
            text: t(`pods.delete.${form}.done`, { count: deleted.length, name: deleted[0]?.name ?? '' }),
            ...(uids.length > 0 ? { action: undo } : {}),
          });
        }
        return results.filter(({ outcome }) => outcome === 'failed' || outcome === 'notFound');
      } catch (error) {
        notify({ tone: 'error', text: t('pods.delete.failed', { message: errorText(error) }) });
        return [];
      }
    },
    [api, restore, t],
  );
}
