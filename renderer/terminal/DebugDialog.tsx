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
import type { TerminalSpec } from './terminalSpec.ts';

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

interface DebugFields {
  readonly image: string;
  readonly target: string;
  readonly line: string;
}

function DebugForm({ pod, target }: { readonly pod: PodRef; readonly target: string }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState<DebugFields>({ image: DEFAULT_IMAGE, target, line: '' });
  const spec = debugSpec(pod, fields);
  const close = () => useTerminalRequests.setState({ debug: undefined });
  const start = () => {
    if (spec === undefined) return;
    close();
    openNewTerminal(spec);
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('terminal.debug.title', { pod: pod.name })}
      footer={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={spec === undefined} onPress={start}>
            {t('terminal.debug.start')}
          </Button>
        </>
      }
    >
      <div className={styles.dialogForm}>
        <p>{t('terminal.debug.text')}</p>
        <DebugFieldList
          pod={pod}
          fields={fields}
          change={(part) => setFields({ ...fields, ...part })}
          onSubmit={start}
        />
      </div>
    </Dialog>
  );
}

interface DebugFieldListProps {
  readonly pod: PodRef;
  readonly fields: DebugFields;
  readonly change: (part: Partial<DebugFields>) => void;
  readonly onSubmit: () => void;
}

function DebugFieldList({ pod, fields, change, onSubmit }: DebugFieldListProps) {
  const { t } = useTranslation();
  const { image, target, line } = fields;
  const object = usePods((state) => findPod(state, pod.namespace, pod.name));
  const targets = object === undefined ? [] : runningContainers(object);
  return (
    <>
      <TextField
        label={t('terminal.debug.image')}
        value={image}
        onChange={(next) => change({ image: next })}
        onSubmit={onSubmit}
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
        onChange={(next) => change({ target: next })}
      />
      <TextField
        label={t('terminal.debug.command')}
        description={t('terminal.debug.commandHint')}
        value={line}
        onChange={(next) => change({ line: next })}
        onSubmit={onSubmit}
        error={isInvalid(line) ? t('terminal.form.commandInvalid') : undefined}
        isMono
      />
    </>
  );
}

function isInvalid(line: string): boolean {
  return line.trim() !== '' && splitCommand(line) === undefined;
}

/** Undefined: something is missing or wrong. */
function debugSpec(pod: PodRef, { image, target, line }: DebugFields): TerminalSpec | undefined {
  if (image.trim() === '' || isInvalid(line)) return undefined;
  const command = splitCommand(line);
  return {
    kind: 'debug',
    pod,
    image: image.trim(),
    ...(target === NO_TARGET ? {} : { targetContainer: target }),
    ...(command === undefined ? {} : { command: [...command] }),
  };
}
