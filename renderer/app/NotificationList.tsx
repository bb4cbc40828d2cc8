// Everything that was said by a toast, newest first.

import { useTranslation } from 'react-i18next';
import { clearNotifications, useNotifications } from '../state/notifications.ts';
import { Button } from '../ui/Button.tsx';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import { Age } from '../ui/Ticking.tsx';
import styles from './NotificationList.module.css';

const icons = { info: 'unknown', ok: 'ok', error: 'error' } as const;

export function NotificationList() {
  const { t } = useTranslation();
  const list = useNotifications((state) => state.list);
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('shell.notifications.title')}</h2>
        {list.length > 0 && (
          <Button variant="quiet" onPress={clearNotifications}>
            {t('shell.notifications.clear')}
          </Button>
        )}
      </div>
      {list.length === 0 && <p className={styles.empty}>{t('shell.notifications.empty')}</p>}
      <ul>
        {list.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <StatusIcon kind={icons[entry.tone]} />
            <div className={styles.text}>
              {entry.text}
              {entry.details !== undefined && <div className={styles.details}>{entry.details}</div>}
            </div>
            <span className={styles.age}>
              <Age since={new Date(entry.at).toISOString()} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
