// What opening and closing terminals asks in front of the page: which container, which debug image, whether to end
// what runs.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findPod, usePods } from '../state/podsStore.ts';
import { useUpdateSettings } from '../state/useUpdateSettings.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { MenuList } from '../ui/Menu.tsx';
import { DebugDialog } from './DebugDialog.tsx';
import { runningContainers } from './runningContainers.ts';
import { openTerminal, useTerminalRequests } from './terminalActions.ts';
import { useCloseTerminals } from './useCloseTerminals.ts';

export function TerminalDialogs() {
  return (
    <>
      <ContainerChooser />
      <DebugDialog />
      <CloseDialog />
    </>
  );
}

function ContainerChooser() {
  const { t } = useTranslation();
  const choice = useTerminalRequests((requests) => requests.choice);
  const pod = usePods((state) => choice && findPod(state, choice.pod.namespace, choice.pod.name));
  const close = () => useTerminalRequests.setState({ choice: undefined });
  const title = t(choice?.kind === 'attach' ? 'terminal.choose.attach' : 'terminal.choose.shell');
  return (
    <Dialog isOpen={choice !== undefined && pod !== undefined} onClose={close} title={title}>
      {choice !== undefined && pod !== undefined && (
        <MenuList
          label={title}
          groups={[
            {
              id: 'containers',
              items: runningContainers(pod).map((container) => ({
                id: container,
                label: container,
                onAction: () => {
                  close();
                  openTerminal({ kind: choice.kind, pod: choice.pod, container });
                },
              })),
            },
          ]}
        />
      )}
    </Dialog>
  );
}

function CloseDialog() {
  const { t } = useTranslation();
  const panes = useTerminalRequests((requests) => requests.closing);
  const { closeNow } = useCloseTerminals();
  const update = useUpdateSettings();
  const [isLast, setLast] = useState(false);
  const done = () => useTerminalRequests.setState({ closing: [] });
  return (
    <AlertDialog
      isOpen={panes.length > 0}
      onClose={done}
      title={t('terminal.close.title', { count: panes.length })}
      confirmLabel={t('terminal.close.confirm')}
      onConfirm={() => {
        if (isLast) update({ terminal: { confirmClose: false } });
        closeNow(panes);
        done();
      }}
    >
      <p>{t('terminal.close.text')}</p>
      <Checkbox isSelected={isLast} onChange={setLast}>
        {t('terminal.close.dontAsk')}
      </Checkbox>
    </AlertDialog>
  );
}
