// Above the list: the forwards that do not do what is wanted, each with its cause in full and the way out. A row is
// too narrow for that.

import { useTranslation } from 'react-i18next';
import type { Forward } from '../../electron/common/contract/forwards.ts';
import { StatusIcon } from '../ui/StatusIcon.tsx';
import styles from './Forwards.module.css';
import { ForwardTrouble } from './ForwardTrouble.tsx';
import { forwardName, isTroubled } from './forwardsView.ts';
import { forwardKind } from './forwardText.ts';

/** More would push the list off the page; the list has them all. */
const MAX_SHOWN = 3;

export function TroubleStrip({ forwards }: { readonly forwards: readonly Forward[] }) {
  const { t } = useTranslation();
  const troubled = forwards.filter(isTroubled);
  if (troubled.length === 0) return null;
  const more = troubled.length - MAX_SHOWN;
  return (
    <ul className={styles.troubles} aria-label={t('forwards.problems')}>
      {troubled.slice(0, MAX_SHOWN).map((forward) => (
        <li key={forward.id} className={styles.troubled}>
          <StatusIcon kind={forwardKind(forward)} />
          <strong>{forwardName(forward)}</strong>
          <ForwardTrouble forward={forward} />
        </li>
      ))}
      {more > 0 && <li className={styles.muted}>{t('forwards.moreTroubles', { count: more })}</li>}
    </ul>
  );
}
