// Which object this is.

import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Age } from '../../ui/Ticking.tsx';
import { LAST_APPLIED } from '../podManifest.ts';
import { Facts, Section } from '../Section.tsx';
import styles from './Describe.module.css';

export function IdentitySection({ pod }: { readonly pod: PodObject }) {
  const { t } = useTranslation();
  const { metadata } = pod;
  const controller = metadata.ownerReferences?.find((owner) => owner.controller);
  const isApplied = metadata.annotations?.[LAST_APPLIED] !== undefined;
  return (
    <Section title={t('details.identity.title')}>
      <Facts
        entries={[
          { name: t('details.identity.name'), value: metadata.name },
          { name: t('details.identity.namespace'), value: metadata.namespace },
          {
            name: 'UID',
            value: (
              <span className={styles.copyable}>
                <code>{metadata.uid}</code>
                <CopyButton text={metadata.uid} label={t('details.copyUid')} />
              </span>
            ),
          },
          {
            name: t('details.identity.created'),
            value: (
              <>
                <Age since={metadata.creationTimestamp} />{' '}
                <span className={styles.muted}>{new Date(metadata.creationTimestamp).toLocaleString()}</span>
              </>
            ),
          },
          {
            name: t('details.identity.controlledBy'),
            value: controller && `${controller.kind}/${controller.name}`,
          },
          {
            name: t('details.identity.source'),
            value: isApplied ? t('details.identity.applied') : t('details.identity.notApplied'),
          },
        ]}
      />
    </Section>
  );
}
