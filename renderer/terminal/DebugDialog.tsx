// Describes a debug container: tools of another image inside the pod, as `kubectl debug` adds them.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { findPod, usePods } from '../state/podsStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { splitCommand } from './commandLine.ts';
import styles from './DebugDialog.module.css';
import { runningContainers } from './runningContainers.ts';
import { openNewTerminal, useTerminalRequests } from './terminalActions.ts';

/** Small, and has the tools that one looks for. */
const DEFAULT_IMAGE = 'busybox';
/** No container may have this name, so that it can stand for none. */
const NO_TARGET = '-';

export function DebugDialog() {
  const request = useTerminalRequests((requests) => requests.debug);
  if (request === undefined) return null;
  const { pod, target } = request;
  return <DebugForm key={`${pod.namespace}/${pod.name}`} pod={pod} target={target ?? NO_TARGET} />;
}

function DebugForm({ pod, target: firstTarget }: { readonly pod: PodRef; readonly target: string }) {
  const { t } = useTranslation();
  const object = usePods((state) => findPod(state, pod.namespace, pod.name));
  const [image, setImage] = useState(DEFAULT_IMAGE);
  const [target, setTarget] = useState(firstTarget);
  const [line, setLine] = useState('');
  const command = splitCommand(line);
  const isLineInvalid = line.trim() !== '' && command === undefined;
  const canStart = image.trim() !== '' && !isLineInvalid;
  const close = () => useTerminalRequests.setState({ debug: undefined });
  const start = () => {
    if (!canStart) return;
    close();
    openNewTerminal({
      kind: 'debug',
      pod,
      image: image.trim(),
      ...(target === NO_TARGET ? {} : { targetContainer: target }),
      ...(command === undefined ? {} : { command: [...command] }),
    });
  };
  const targets = object === undefined ? [] : runningContainers(object);
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('terminal.debug.title', { pod: pod.name })}
      footer={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={!canStart} onPress={start}>
            {t('terminal.debug.start')}
          </Button>
        </>
      }
    >
      <div className={styles.dialogForm}>
        <p>{t('terminal.debug.text')}</p>
        <TextField
          label={t('terminal.debug.image')}
          value={image}
          onChange={setImage}
          onSubmit={start}
          error={image.trim() === '' ? t('terminal.debug.imageRequired') : undefined}
          isMono
          autoFocus
        />
        <Select
          label={t('terminal.debug.target')}
          value={target}
          options={[
            { id: NO_TARGET, label: t('terminal.debug.noTarget') },
            ...targets.map((name) => ({ id: name, label: name })),
          ]}
          onChange={setTarget}
        />
        <TextField
          label={t('terminal.debug.command')}
          description={t('terminal.debug.commandHint')}
          value={line}
          onChange={setLine}
          onSubmit={start}
          error={isLineInvalid ? t('terminal.form.commandInvalid') : undefined}
          isMono
        />
      </div>
    </Dialog>
  );
}
