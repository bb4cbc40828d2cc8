// What a new terminal is to be: in which container, which shell or command, as which user, where.

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { SectionLevel } from '../details/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { splitCommand } from './commandLine.ts';
import styles from './NewTerminalForm.module.css';
import { runningContainers } from './runningContainers.ts';
import { useTerminalRequests } from './terminalActions.ts';
import type { TerminalSpec } from './terminalSpec.ts';

export interface NewTerminalFormProps {
  readonly pod: PodObject;
  readonly onOpen: (spec: TerminalSpec) => void;
  /** Goes back to a terminal that is there. */
  readonly onCancel?: (() => void) | undefined;
  /** What else stands below: terminals that are open already. */
  readonly children?: ReactNode;
}

const shells = ['auto', 'bash', 'ash', 'sh', 'custom'] as const;
type Shell = (typeof shells)[number];

export function NewTerminalForm({ pod, onOpen, onCancel, children }: NewTerminalFormProps) {
  const { t } = useTranslation();
  const level = useContext(SectionLevel);
  const containers = runningContainers(pod);
  const [chosen, setContainer] = useState<string>();
  const [shell, setShell] = useState<Shell>('auto');
  const [line, setLine] = useState('');
  const [user, setUser] = useState('');
  const [workingDir, setWorkingDir] = useState('');
  const container = containers.find((name) => name === chosen) ?? containers[0];
  const ref = { namespace: pod.metadata.namespace, name: pod.metadata.name };
  if (container === undefined)
    return (
      <div className={styles.form}>
        <p className={styles.hintText}>{t('terminal.form.noneRunning')}</p>
        {children}
      </div>
    );

  const custom = splitCommand(line);
  const isDirValid = workingDir.trim() === '' || workingDir.trim().startsWith('/');
  const canOpen = isDirValid && (shell !== 'custom' || custom !== undefined);
  const open = () => {
    if (!canOpen) return;
    const command = shell === 'custom' ? custom : shell === 'auto' ? undefined : [shell];
    onOpen({
      kind: 'exec',
      pod: ref,
      container,
      ...(command === undefined ? {} : { command: [...command] }),
      ...(user.trim() === '' ? {} : { user: user.trim() }),
      ...(workingDir.trim() === '' ? {} : { workingDir: workingDir.trim() }),
    });
  };
  return (
    <div role="group" aria-label={t('terminal.form.title')} className={styles.form}>
      <div className={styles.row}>
        {containers.length > 1 && (
          <Select
            label={t('terminal.form.container')}
            value={container}
            options={containers.map((name) => ({ id: name, label: name }))}
            onChange={setContainer}
          />
        )}
        <Select
          label={t('terminal.form.shell')}
          value={shell}
          options={shells.map((id) => ({ id, label: t(`terminal.form.shells.${id}`) }))}
          onChange={setShell}
        />
      </div>
      {shell === 'custom' && (
        <TextField
          label={t('terminal.form.command')}
          description={t('terminal.form.commandHint')}
          value={line}
          onChange={setLine}
          onSubmit={open}
          error={line.trim() !== '' && custom === undefined ? t('terminal.form.commandInvalid') : undefined}
          isMono
          autoFocus
        />
      )}
      <Disclosure>
        <Heading level={level} className={styles.disclosure ?? ''}>
          <AriaButton slot="trigger" className={styles.disclosureButton ?? ''}>
            <ChevronRight size={14} className={styles.chevron} aria-hidden />
            {t('terminal.form.more')}
          </AriaButton>
        </Heading>
        <DisclosurePanel>
          <div className={styles.row}>
            <TextField
              label={t('terminal.form.user')}
              description={t('terminal.form.userHint')}
              value={user}
              onChange={setUser}
              onSubmit={open}
              isMono
            />
            <TextField
              label={t('terminal.form.workingDir')}
              description={t('terminal.form.workingDirHint')}
              value={workingDir}
              onChange={setWorkingDir}
              onSubmit={open}
              error={isDirValid ? undefined : t('terminal.form.workingDirInvalid')}
              isMono
            />
          </div>
        </DisclosurePanel>
      </Disclosure>
      <div className={styles.buttons}>
        <Button variant="primary" isDisabled={!canOpen} onPress={open}>
          {t(shell === 'custom' ? 'terminal.form.run' : 'terminal.form.open')}
        </Button>
        <Button onPress={() => onOpen({ kind: 'attach', pod: ref, container })}>
          {t('terminal.form.watch')}
        </Button>
        <Button onPress={() => useTerminalRequests.setState({ debug: { pod: ref, target: container } })}>
          {t('terminal.form.debug')}
        </Button>
        {onCancel !== undefined && (
          <Button variant="quiet" onPress={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}
