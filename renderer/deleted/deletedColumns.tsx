// The columns of the recently deleted pods.

import type { TFunction } from 'i18next';
import { Undo2 } from 'lucide-react';
import type { GridColumn } from '../grid/gridColumn.ts';
import { RowMenuButton } from '../grid/RowMenuButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Age } from '../ui/Ticking.tsx';
import styles from './Deleted.module.css';
import type { DeletedRow } from './deletedRow.ts';

export interface DeletedColumnsOptions {
  readonly t: TFunction;
  readonly canAct: boolean;
  readonly restore: (row: DeletedRow) => void;
}

export function deletedColumns(options: DeletedColumnsOptions): readonly GridColumn<DeletedRow>[] {
  const { t } = options;
  return [
    {
      id: 'name',
      header: t('pods.columns.name'),
      width: 10,
      priority: 0,
      grows: true,
      isRowHeader: true,
      render: ({ name }) => <Cut text={name} />,
    },
    {
      id: 'namespace',
      header: t('pods.columns.namespace'),
      width: 7,
      priority: 3,
      render: ({ namespace }) => <Cut text={namespace} />,
    },
    {
      id: 'images',
      header: t('pods.columns.images'),
      width: 14,
      priority: 4,
      render: ({ images }) => <Cut text={images.join(', ')} />,
    },
    {
      id: 'deletedAt',
      header: t('deleted.columns.deletedAt'),
      width: 6,
      priority: 2,
      render: ({ deletedAt }) => <Age since={deletedAt} />,
    },
    {
      id: 'restore',
      header: t('deleted.restore'),
      isHeaderHidden: true,
      width: 11,
      priority: 1,
      align: 'end',
      render: (row) => <RestoreCell row={row} {...options} />,
    },
    {
      id: 'menu',
      header: t('pods.columns.menu'),
      isHeaderHidden: true,
      width: 2,
      priority: 0,
      align: 'end',
      render: ({ name }) => <RowMenuButton label={t('pods.rowMenu', { name })} />,
    },
  ];
}

function Cut({ text }: { readonly text: string }) {
  return (
    <span className={styles.cut} title={text}>
      {text}
    </span>
  );
}

function RestoreCell({ row, t, canAct, restore }: DeletedColumnsOptions & { readonly row: DeletedRow }) {
  if (row.isNameTaken) return <span className={styles.muted}>{t('deleted.nameTaken')}</span>;
  return (
    <Button
      variant="quiet"
      icon={<Undo2 size={14} aria-hidden />}
      aria-label={t('deleted.restoreOne', { name: row.name })}
      excludeFromTabOrder
      isDisabled={!canAct}
      onPress={() => restore(row)}
    >
      {t('deleted.restore')}
    </Button>
  );
}
