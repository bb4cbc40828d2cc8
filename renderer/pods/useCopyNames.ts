// Copies text about pods and says so to assistive technology.

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../electron/common/appError.ts';
import { announce } from '../app/shellStore.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';

export function useCopyNames(): (text: string) => void {
  const host = useHost();
  const { t } = useTranslation();
  return useCallback(
    (text) => {
      const copy = async () => {
        try {
          await host.writeClipboard(text);
          announce(t('pods.copiedName', { text }));
        } catch (error) {
          notify({ tone: 'error', text: errorMessage(error) });
        }
      };
      void copy();
    },
    [host, t],
  );
}
