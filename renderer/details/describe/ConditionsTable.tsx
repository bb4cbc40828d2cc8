// The pod's conditions, with when each of them last changed.

import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Age } from '../../ui/Ticking.tsx';
import { Section } from '../Section.tsx';
import styles from './Describe.module.css';

export function ConditionsTable({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const conditions = pod.status?.conditions ?? [];
  if (conditions.length === 0) return null;
  return (
    <Section title={t('details.conditions.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('details.conditions.type')}</th>
            <th scope="col">{t('details.conditions.status')}</th>
            <th scope="col">{t('details.conditions.changed')}</th>
            <th scope="col">{t('details.conditions.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {conditions.map((condition) => (
            <tr key={condition.type}>
              <th scope="row">{condition.type}</th>
              <td>
                <StatusBadge
                  kind={
                    condition.status === 'True' ? 'ok' : condition.status === 'False' ? 'warn' : 'unknown'
                  }
                  text={condition.status}
                />
              </td>
              <td>
                <Age since={condition.lastTransitionTime} />
              </td>
              <td className={styles.wrap}>
                {condition.reason}
                {condition.message !== undefined && <span className={styles.sub}>{condition.message}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
