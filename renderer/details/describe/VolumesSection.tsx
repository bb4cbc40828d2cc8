// The pod's volumes and who mounts them.

import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Section } from '../Section.tsx';
import styles from './Describe.module.css';
import { volumeRows } from './volumeSource.ts';

export function VolumesSection({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const volumes = volumeRows(pod);
  if (volumes.length === 0) return null;
  return (
    <Section title={t('details.volumes.title')} count={volumes.length}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('details.volumes.name')}</th>
            <th scope="col">{t('details.volumes.source')}</th>
            <th scope="col">{t('details.volumes.mounts')}</th>
          </tr>
        </thead>
        <tbody>
          {volumes.map((volume) => (
            <tr key={volume.name}>
              <th scope="row">{volume.name}</th>
              <td className={styles.wrap}>
                {volume.type}
                {volume.source !== '' && <span className={styles.sub}>{volume.source}</span>}
              </td>
              <td className={styles.wrap}>
                {volume.mounts.map((mount) => (
                  <div key={`${mount.container}${mount.path}`}>
                    {mount.container}: <code>{mount.path}</code> {mount.isReadOnly && <Badge>ro</Badge>}
                  </div>
                ))}
                {volume.mounts.length === 0 && (
                  <span className={styles.muted}>{t('details.volumes.unused')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
