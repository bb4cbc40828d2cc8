// What can be done with a log as a whole: mark, clear, copy, download, move to the dock.

import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../electron/common/appError.ts';
import type { LogState } from '../../electron/common/contract/logs.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';
import { saveText } from '../details/yaml/saveText.ts';
import { useApi, useHost } from '../rpc/RpcProvider.tsx';
import { notify } from '../state/notifications.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuItem } from '../ui/Menu.tsx';
import { openLogTab } from './logTabs.ts';
import type { LogWindow } from './logWindow.ts';
import { saveBytes } from './saveBytes.ts';

export interface LogMenuProps {
  readonly name: string;
  readonly pods: readonly PodRef[];
  readonly place: 'panel' | 'dock';
  readonly state: LogState | undefined;
  readonly window: LogWindow;
  readonly visible: () => readonly [number, number];
  readonly onMark: () => void;
}

export function LogMenu({ name, pods, place, state, window, visible, onMark }: LogMenuProps) {
  const { t } = useTranslation();
  const downloads = useDownloads(name, state);
  const host = useHost();
  const visibleText = () => {
    const [from, to] = visible();
    return [...window.get().rows.values()]
      .filter(({ position }) => position >= from && position < to)
      .sort((a, b) => a.position - b.position)
      .flatMap((row) => (row.kind === 'line' ? [stripAnsi(row.text)] : []))
      .join('\n');
  };
  const item = (id: string, label: string, onAction: () => void, shortcut?: string): MenuItem => ({
    id,
    label,
    onAction,
    shortcut,
  });
  return (
    <MenuButton
      label={t('logs.more')}
      groups={[
        {
          id: 'view',
          items: [
            item('mark', t('logs.mark'), onMark, 'm'),
            item('clear', t('logs.clear'), () => window.clear(state?.end)),
            ...(place === 'panel' ? [item('dock', t('logs.moveToDock'), () => openLogTab(pods))] : []),
          ],
        },
        {
          id: 'copy',
          items: [
            item('copy', t('logs.copyVisible'), () => void host.writeClipboard(visibleText())),
            item('visible', t('logs.downloadVisible'), () => saveText(`${name}.log`, visibleText())),
          ],
        },
        { id: 'download', items: downloads },
      ]}
    >
      <IconButton label={t('logs.more')} icon={<Ellipsis size={14} aria-hidden />} />
    </MenuButton>
  );
}

function useDownloads(name: string, state: LogState | undefined): readonly MenuItem[] {
  const { t } = useTranslation();
  const api = useApi();
  if (state === undefined) return [];
  const { viewId } = state;
  const save = async (fileName: string, input: Parameters<typeof api.logs.download>[0]) => {
    try {
      await saveBytes(fileName, api.logs.download(input));
    } catch (error) {
      notify({ tone: 'error', text: t('logs.downloadFailed', { message: errorMessage(error) }) });
    }
  };
  return [
    {
      id: 'view',
      label: t('logs.downloadView'),
      onAction: () => void save(`${name}.log`, { what: 'view', viewId }),
    },
    ...state.runs.map(({ container, attempt, pod, containerId }, run) => ({
      id: `run.${containerId}`,
      label: t('logs.downloadRun', { container, run: attempt }),
      onAction: () => void save(`${pod}-${container}-${attempt}.log`, { what: 'run', viewId, run }),
    })),
  ];
}
