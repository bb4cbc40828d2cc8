// What can be done with a log as a whole: mark, clear, copy, read as text, download, move to the dock.

import type { TFunction } from 'i18next';
import { Ellipsis } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { announce } from '../app/shellStore.ts';
import { saveText } from '../details/yaml/saveText.ts';
import { useHost } from '../rpc/RpcProvider.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuGroup } from '../ui/Menu.tsx';
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
  props: LogMenuProps,
  files: LogFiles | undefined,
  onRead: () => void,
): readonly MenuGroup[] {
  const { t } = useTranslation();
  const host = useHost();
  const view = viewGroup(props, t);
  if (files === undefined || props.view === undefined) return [view];
  const speak = () => void files.lastLines(SPOKEN_LINES).then(announce, () => announce(t('logs.stale')));
  return [
    view,
    {
      id: 'read',
      items: [
        { id: 'speak', label: t('logs.readLast', { count: SPOKEN_LINES }), onAction: speak },
        { id: 'text', label: t('logs.asText'), onAction: onRead },
      ],
    },
    {
      id: 'copy',
      items: [
        {
          id: 'copy',
          label: t('logs.copyVisible'),
          onAction: () => void host.writeClipboard(visibleText(props)),
        },
        { id: 'copyView', label: t('logs.copyView'), onAction: files.copyView },
      ],
    },
    downloadGroup(props, props.view, files, t),
  ];
}

function viewGroup({ pods, place, counts, window, onMark }: LogMenuProps, t: TFunction): MenuGroup {
  const clear = () => window.clear(counts.get()?.end);
  const toDock = { id: 'dock', label: t('logs.moveToDock'), onAction: () => openLogTab(pods) };
  return {
    id: 'view',
    items: [
      { id: 'mark', label: t('logs.mark'), onAction: onMark, shortcut: 'm' },
      { id: 'clear', label: t('logs.clear'), onAction: clear },
      ...(place === 'panel' ? [toDock] : []),
    ],
  };
}

function downloadGroup(props: LogMenuProps, { runs }: LogView, files: LogFiles, t: TFunction): MenuGroup {
  const { name } = props;
  return {
    id: 'download',
    items: [
      {
        id: 'visible',
        label: t('logs.downloadVisible'),
        onAction: () => saveText(`${name}.log`, visibleText(props)),
      },
      { id: 'view', label: t('logs.downloadView'), onAction: () => files.saveView('text') },
      { id: 'viewJson', label: t('logs.downloadViewJson'), onAction: () => files.saveView('jsonl') },
      { id: 'archive', label: t('logs.downloadArchive'), onAction: files.saveArchive },
      ...runs.map(({ container, attempt, containerId }, run) => ({
        id: `run.${containerId}`,
        label: t('logs.downloadRun', { container, run: attempt }),
        onAction: () => files.saveRun(run),
      })),
    ],
  };
}

function visibleText({ window, body }: LogMenuProps): string {
  const [from, to] = body.current?.visible() ?? [0, 0];
  return linesText(
    [...window.get().rows.values()].filter(({ position }) => position >= from && position < to),
  );
}
