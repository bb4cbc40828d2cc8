// Toasts: a status region that never takes focus. The pointer or the focus on a toast stops its timer.

import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { systemClock } from '../../electron/common/clock.ts';
import { dismissToast, type Notification, TOAST_MS, useNotifications } from '../state/notifications.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { StatusIcon } from './StatusIcon.tsx';
import styles from './Toast.module.css';

const icons = { info: 'unknown', ok: 'ok', error: 'error' } as const;

export function ToastRegion() {
  const toasts = useNotifications((state) => state.toasts);
  return (
    <div role="status" className={styles.region}>
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function Toast({ toast }: { readonly toast: Notification }) {
  const { t } = useTranslation();
  const [isHeld, setHeld] = useState(false);
  const staysUntilDismissed = toast.tone === 'error';
  useEffect(() => {
    if (isHeld || staysUntilDismissed) return undefined;
    const timer = systemClock.setTimer(TOAST_MS, () => dismissToast(toast.id));
    return () => timer.dispose();
  }, [isHeld, staysUntilDismissed, toast.id]);

  const { action } = toast;
  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <StatusIcon kind={icons[toast.tone]} />
      <div className={styles.text}>
        {toast.text}
        {toast.details !== undefined && <div className={styles.details}>{toast.details}</div>}
      </div>
      {action !== undefined && (
        <Button
          variant="quiet"
          onPress={() => {
            action.run();
            dismissToast(toast.id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={t('common.dismiss')}
        icon={<X size={14} aria-hidden />}
        onPress={() => dismissToast(toast.id)}
      />
    </div>
  );
}
