// Each document of the manifest with what apply would do to its object.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ManifestReview, PlannedAction } from '../../electron/common/contract/manifests.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { StatusKind } from '../ui/statusKind.ts';
import styles from './NewPodSide.module.css';

const kinds: Readonly<Record<PlannedAction['action'], StatusKind>> = {
  create: 'ok',
  unchanged: 'unknown',
  configure: 'pending',
  recreate: 'warn',
  blocked: 'error',
};

export function DocumentList({ documents }: { readonly documents: ManifestReview['documents'] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.documents}>
      {documents.map(({ index, kind, name, namespace, planned }) => (
        <li key={index} className={styles.document}>
          <div className={styles.documentHead}>
            <span className={styles.documentName} title={name}>
              {kind === '' || name === ''
                ? t('newPod.documents.unnamed', { number: index + 1 })
                : `${kind.toLowerCase()}/${name}`}
            </span>
            {kind !== '' && (
              <span className={styles.muted} title={namespace}>
                {namespace}
              </span>
            )}
            <StatusBadge kind={kinds[planned.action]} text={t(`newPod.actions.${planned.action}`)} isTinted />
          </div>
          <Explanation planned={planned} t={t} />
        </li>
      ))}
    </ul>
  );
}

function Explanation({ planned, t }: { readonly planned: PlannedAction; readonly t: TFunction }) {
  switch (planned.action) {
    case 'create':
      return null;
    case 'unchanged':
      return <p className={styles.sub}>{t('newPod.documents.unchanged')}</p>;
    case 'configure':
      return <Fields title={t('newPod.documents.inPlace')} fields={planned.changedFields} />;
    case 'recreate':
      return <Fields title={t('newPod.documents.recreate')} fields={planned.changedFields} />;
    case 'blocked':
      return null;
  }
}

function Fields({ title, fields }: { readonly title: string; readonly fields: readonly string[] }) {
  return (
    <div className={styles.changed}>
      <p className={styles.sub}>{title}</p>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            <code>{field}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
