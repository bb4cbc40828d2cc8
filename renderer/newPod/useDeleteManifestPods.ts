// Deletes what the manifest on the New-pod page names, as `kubectl delete -f` does; the dialog asks first.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManifestReview } from '../../electron/common/contract/manifests.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { requestDelete } from '../pods/deletion.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { findPod, type PodsState, usePods } from '../state/podsStore.ts';
import { useDraft } from './draftStore.ts';

/** The pods that exist among those that the manifest names. */
function manifestPods(review: ManifestReview, pods: PodsState): readonly PodObject[] {
  const found = review.documents
    .filter(({ kind }) => kind === 'Pod')
    .flatMap(({ namespace, name }) => findPod(pods, namespace, name) ?? []);
  return [...new Set(found)];
}

export function useDeleteManifestPods(): () => void {
  const api = useApi();
  const { t } = useTranslation();
  return useCallback(() => {
    const act = async () => {
      const { name, text } = useDraft.getState();
      try {
        const pods = manifestPods(await api.manifests.review({ source: { name, text } }), usePods.getState());
        if (pods.length > 0) requestDelete(pods);
        else notify({ tone: 'info', text: t('newPod.delete.none', { name }), isPassing: true });
      } catch (error) {
        notify({ tone: 'error', text: t('newPod.delete.failed', { name, message: errorText(error) }) });
      }
    };
    void act();
  }, [api, t]);
}
