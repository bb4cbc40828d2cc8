// What can be done with a log as a whole: mark, clear, copy, read as text, download, move to the dock.

import { Ellipsis } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { announce } from '../app/shellStore.ts';
import { saveText } from '../details/yaml/saveText.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuGroup, type MenuItem } from '../ui/Menu.tsx';
import { LogTextDialog } from './LogTextDialog.tsx';
import type { LogBodyHandle } from './logBodyProps.ts';
import type { LogCounts, LogView } from './logCounts.ts';
import { openLogTab } from './logTabs.ts';
import { linesText } from './logText.ts';
import type { LogWindow } from './logWindow.ts';
import { type LogFiles, useLogFiles } from './useLogFiles.ts';

export interface LogMenuProps {
  readonly name: string;
  readonly pods: readonly PodRef[];
  readonly place: 'panel' | 'dock';
  readonly view: LogView | undefined;
  readonly counts: LogCounts;
  readonly window: LogWindow;
  readonly body: RefObject<LogBodyHandle | null>;
  readonly onMark: () => void;
}

/** Read aloud; and shown as text, a screenful or two. */
const SPOKEN_LINES = 20;
const TEXT_LINES = 200;

export function LogMenu(props: LogMenuProps) {
  const { t } = useTranslation();
  const files = useLogFiles(props.name, props.view, props.counts);
  const [reader, setReader] = useState<() => Promise<string>>();
  return (
    <>
      <MenuButton
        label={t('logs.more')}
        groups={useMenuGroups(props, files, () => setReader(() => () => readText(files)))}
      >
        <IconButton label={t('logs.more')} icon={<Ellipsis size={14} aria-hidden />} />
      </MenuButton>
      {reader && <LogTextDialog name={props.name} read={reader} onClose={() => setReader(undefined)} />}
    </>
  );
}

async function readText(files: LogFiles | undefined): Promise<string> {
  return (await files?.lastLines(TEXT_LINES)) ?? '';
}

function useMenuGroups(
  { name, pods, place, view, counts, window, body, onMark }: LogMenuProps,
  files: LogFiles | undefined,
  onRead: () => void,
): readonly MenuGroup[] {
  const { t } = useTranslation();
  const host = useHost();
  const visibleText = () => {
    const [from, to] = body.current?.visible() ?? [0, 0];
    return linesText(
      [...window.get().rows.values()].filter((row) => row.position >= from && row.position < to),
    );
  };
  const item = (id: string, label: string, onAction: () => void, shortcut?: string): MenuItem => ({
    id,
    label,
    onAction,
    shortcut,
  });
  const viewItems = [
    item('mark', t('logs.mark'), onMark, 'm'),
    item('clear', t('logs.clear'), () => window.clear(counts.get()?.end)),
    ...(place === 'panel' ? [item('dock', t('logs.moveToDock'), () => openLogTab(pods))] : []),
  ];
  const copyVisible = item('copy', t('logs.copyVisible'), () => void host.writeClipboard(visibleText()));
  const saveVisible = item('visible', t('logs.downloadVisible'), () =>
    saveText(`${name}.log`, visibleText()),
  );
  if (files === undefined || view === undefined) return [{ id: 'view', items: viewItems }];
  const speak = () => void files.lastLines(SPOKEN_LINES).then(announce, () => announce(t('logs.stale')));
  return [
    { id: 'view', items: viewItems },
    {
      id: 'read',
      items: [
        item('speak', t('logs.readLast', { count: SPOKEN_LINES }), speak),
        item('text', t('logs.asText'), onRead),
      ],
    },
    { id: 'copy', items: [copyVisible, item('copyView', t('logs.copyView'), files.copyView)] },
    {
      id: 'download',
      items: [
        saveVisible,
        item('view', t('logs.downloadView'), () => files.saveView('text')),
        item('viewJson', t('logs.downloadViewJson'), () => files.saveView('jsonl')),
        item('archive', t('logs.downloadArchive'), files.saveArchive),
        ...view.runs.map(({ container, attempt, containerId }, run) =>
          item(`run.${containerId}`, t('logs.downloadRun', { container, run: attempt }), () =>
            files.saveRun(run),
          ),
        ),
      ],
    },
  ];
}
