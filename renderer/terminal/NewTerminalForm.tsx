// What a new terminal is to be: in which container, which shell or command, as which user, where.

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { useTranslation } from 'react-i18next';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { SectionLevel } from '../details/Section.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './NewTerminalForm.module.css';
import { useTerminalRequests } from './terminalActions.ts';
import type { TerminalSpec } from './terminalSpec.ts';
import { type ShellChoice, shells, useShellChoice } from './useShellChoice.ts';

export interface NewTerminalFormProps {
  readonly pod: PodObject;
  readonly onOpen: (spec: TerminalSpec) => void;
  /** Goes back to a terminal that is there. */
  readonly onCancel?: (() => void) | undefined;
  /** What else stands below: terminals that are open already. */
  readonly children?: ReactNode;
}

export function NewTerminalForm({ pod, onOpen, onCancel, children }: NewTerminalFormProps) {
  const { t } = useTranslation();
  const choice = useShellChoice(pod);
  const { container, shell, spec } = choice;
  const { namespace, name } = pod.metadata;
  if (container === undefined)
    return (
      <div className={styles.form}>
        <p className={styles.hintText}>{t('terminal.form.noneRunning')}</p>
        {children}
      </div>
    );
  const open = () => spec && onOpen(spec);
  const watch = () => onOpen({ kind: 'attach', pod: { namespace, name }, container });
  const debug = () =>
    useTerminalRequests.setState({ debug: { pod: { namespace, name }, target: container } });
  return (
    <div role="group" aria-label={t('terminal.form.title')} className={styles.form}>
      <ShellFields choice={choice} container={container} onSubmit={open} />
      <MoreFields choice={choice} onSubmit={open} />
      <div className={styles.buttons}>
        <Button variant="primary" isDisabled={spec === undefined} onPress={open}>
          {t(shell === 'custom' ? 'terminal.form.run' : 'terminal.form.open')}
        </Button>
        <Button onPress={watch}>{t('terminal.form.watch')}</Button>
        <Button onPress={debug}>{t('terminal.form.debug')}</Button>
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

interface FieldsProps {
  readonly choice: ShellChoice;
  readonly onSubmit: () => void;
}

function ShellFields({ choice, container, onSubmit }: FieldsProps & { readonly container: string }) {
  const { t } = useTranslation();
  const { containers, shell, line, isLineInvalid, change, chooseContainer } = choice;
  return (
    <>
      <div className={styles.row}>
        {containers.length > 1 && (
          <Select
            label={t('terminal.form.container')}
            value={container}
            options={containers.map((name) => ({ id: name, label: name }))}
            onChange={chooseContainer}
          />
        )}
        <Select
          label={t('terminal.form.shell')}
          value={shell}
          options={shells.map((id) => ({ id, label: t(`terminal.form.shells.${id}`) }))}
          onChange={(next) => change({ shell: next })}
        />
      </div>
      {shell === 'custom' && (
        <TextField
          label={t('terminal.form.command')}
          description={t('terminal.form.commandHint')}
          value={line}
          onChange={(next) => change({ line: next })}
          onSubmit={onSubmit}
          error={isLineInvalid ? t('terminal.form.commandInvalid') : undefined}
          isMono
          autoFocus
        />
      )}
    </>
  );
}

/** What is seldom another than the image's own. */
function MoreFields({ choice, onSubmit }: FieldsProps) {
  const { t } = useTranslation();
  const level = useContext(SectionLevel);
  const { user, workingDir, isDirInvalid, change } = choice;
  return (
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
            onChange={(next) => change({ user: next })}
            onSubmit={onSubmit}
            isMono
          />
          <TextField
            label={t('terminal.form.workingDir')}
            description={t('terminal.form.workingDirHint')}
            value={workingDir}
            onChange={(next) => change({ workingDir: next })}
            onSubmit={onSubmit}
            error={isDirInvalid ? t('terminal.form.workingDirInvalid') : undefined}
            isMono
          />
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
