// Says what a drop would do while files are dragged over the window.

import { useTranslation } from 'react-i18next';
import styles from './Shell.module.css';

export function DropOverlay() {
  const { t } = useTranslation();
  return <div className={styles.drop}>{t('pods.drop')}</div>;
}
