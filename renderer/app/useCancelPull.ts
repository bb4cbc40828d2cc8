// Cancelling an image pull, wherever its progress is watched.

import { useTranslation } from 'react-i18next';
import type { ImagePull } from '../../electron/common/contract/images.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';

/** Never rejects: a failure is told. */
export function useCancelPull({ id }: ImagePull): () => Promise<void> {
  const { t } = useTranslation();
  const api = useApi();
  return async () => {
    try {
      await api.images.cancelPull({ id });
    } catch (error) {
      notify({ tone: 'error', text: t('shell.dock.cancelFailed', { message: errorText(error) }) });
    }
  };
}
