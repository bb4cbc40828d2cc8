// The columns of the recently deleted pods.

import type { TFunction } from 'i18next';
import { Undo2 } from 'lucide-react';
import { useCallback } from 'react';
import { age } from '../../electron/common/kubectl/humanDuration.ts';
import type { GridColumn } from '../grid/gridColumn.ts';
import { RowMenuButton } from '../grid/RowMenuButton.tsx';
import { Button } from '../ui/Button.tsx';
import { Ticking } from '../ui/Ticking.tsx';
import styles from './Deleted.module.css';
import type { DeletedRow } from './deletedRow.ts';

export interface DeletedColumnsOptions {
  readonly t: TFunction;
  readonly canAct: boolean;
  readonly restore: (row: DeletedRow) => void;
}

export function deletedColumns(options: DeletedColumnsOptions): readonly GridColumn<DeletedRow>[] {
  const { t } = options;
  const column = (
    id: string,
    header: string,
    width: number,
    priority: number,
    rest: Omit<GridColumn<DeletedRow>, 'id' | 'header' | 'width' | 'priority'>,
  ): GridColumn<DeletedRow> => ({ id, header, width, priority, ...rest });
  const atEnd = { isHeaderHidden: true, align: 'end' } as const;
  return [
    column('name', t('pods.columns.name'), 10, 0, {
      grows: true,
      isRowHeader: true,
      render: ({ name }) => <Cut text={name} />,
    }),
    column('namespace', t('pods.columns.namespace'), 7, 3, {
      render: ({ namespace }) => <Cut text={namespace} />,
    }),
    column('images', t('pods.columns.images'), 14, 4, {
      render: ({ images }) => <Cut text={images.join(', ')} />,
    }),
    column('deletedAt', t('deleted.columns.deletedAt'), 7, 2, {
      render: ({ deletedAt }) => <AgoCell deletedAt={deletedAt} t={t} />,
    }),
    column('restore', t('deleted.restore'), 10, 1, {
      ...atEnd,
      render: (row) => <RestoreCell row={row} {...options} />,
    }),
    column('menu', t('pods.columns.menu'), 2, 0, {
      ...atEnd,
      render: ({ name }) => <RowMenuButton label={t('pods.rowMenu', { name })} />,
    }),
  ];
}

function AgoCell({ deletedAt, t }: { readonly deletedAt: string; readonly t: TFunction }) {
  const format = useCallback((now: number) => t('deleted.ago', { age: age(deletedAt, now) }), [deletedAt, t]);
  return <Ticking format={format} title={new Date(deletedAt).toLocaleString()} />;
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
