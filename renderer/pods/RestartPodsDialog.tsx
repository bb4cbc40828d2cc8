// Asks before restarting: a pod that is made again has new containers, and nothing in its emptyDir volumes.

import { useTranslation } from 'react-i18next';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { closeRestarting, useRestarting } from './restarting.ts';
import { useRestartPods } from './useRestartPods.ts';

/** The one instance; it opens by requestRestart. */
export function RestartPodsDialog() {
  const { t } = useTranslation();
  const { pods } = useRestarting();
  const restart = useRestartPods();
  if (pods === undefined) return null;
  const form = pods.length === 1 ? 'one' : 'several';
  const said = { count: pods.length, name: pods[0]?.metadata.name ?? '' };
  return (
    <AlertDialog
      isOpen
      onClose={closeRestarting}
      title={t(`pods.restart.${form}.title`, said)}
      confirmLabel={t('pods.restart.confirm')}
      onConfirm={() => {
        closeRestarting();
        void restart(pods);
      }}
    >
      <p>{t(`pods.restart.${form}.text`)}</p>
    </AlertDialog>
  );
}
