// What can be done to a pod that was deleted.

import { Copy, Pencil, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { editPod } from '../details/editPod.ts';
import { useCopyNames } from '../pods/useCopyNames.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { useSettings } from '../state/settingsStore.ts';
import { useCanAct } from '../state/systemStore.ts';
import type { MenuGroup } from '../ui/Menu.tsx';
import type { DeletedRow } from './deletedRow.ts';

export function useDeletedMenu(
  restore: (row: DeletedRow) => void,
): (row: DeletedRow) => readonly MenuGroup[] {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const copy = useCopyNames();
  const openManifest = useOpenManifest();
  const hasLetters = useSettings(({ settings }) => settings.singleKeyShortcuts);
  const letter = (key: string) => (hasLetters ? key : undefined);
  return (row) => [
    {
      id: 'deleted',
      items: [
        {
          id: 'restore',
          label: t('deleted.restore'),
          icon: <Undo2 size={14} aria-hidden />,
          shortcut: letter('r'),
          isDisabled: !canAct || row.isNameTaken,
          description: row.isNameTaken ? t('deleted.nameTaken') : undefined,
          onAction: () => restore(row),
        },
        {
          id: 'edit',
          label: t('deleted.openManifest'),
          icon: <Pencil size={14} aria-hidden />,
          shortcut: letter('e'),
          onAction: () => openManifest(row),
        },
        {
          id: 'copyName',
          label: t('pods.actions.copyName'),
          icon: <Copy size={14} aria-hidden />,
          shortcut: letter('c'),
          onAction: () => copy(row.name),
        },
      ],
    },
  ];
}

/** Takes the manifest into the editor, where the name can be changed. */
function useOpenManifest(): (row: DeletedRow) => void {
  const api = useApi();
  const { t } = useTranslation();
  return ({ uid, name }) => {
    const open = async () => {
      try {
        const { pod } = await api.pods.deleted({ uid });
        if (pod === undefined) notify({ tone: 'error', text: t('deleted.gone', { name }) });
        else editPod(pod);
      } catch (error) {
        notify({ tone: 'error', text: errorText(error) });
      }
    };
    void open();
  };
}
