// What a new shell is to be: the container, the shell or command, the user and the directory; and whether that can be.

import { useState } from 'react';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { splitCommand } from './commandLine.ts';
import { runningContainers } from './runningContainers.ts';
import type { TerminalSpec } from './terminalSpec.ts';

export const shells = ['auto', 'bash', 'ash', 'sh', 'custom'] as const;
type Shell = (typeof shells)[number];

interface ShellFields {
  readonly shell: Shell;
  readonly line: string;
  readonly user: string;
  readonly workingDir: string;
}

export interface ShellChoice extends ShellFields {
  readonly containers: readonly string[];
  /** Undefined while none runs. */
  readonly container: string | undefined;
  readonly isLineInvalid: boolean;
  readonly isDirInvalid: boolean;
  /** Undefined: something is missing or wrong. */
  readonly spec: TerminalSpec | undefined;
  readonly change: (part: Partial<ShellFields>) => void;
  readonly chooseContainer: (name: string) => void;
}

export function useShellChoice(pod: PodObject): ShellChoice {
  const [fields, setFields] = useState<ShellFields>({ shell: 'auto', line: '', user: '', workingDir: '' });
  const [chosen, chooseContainer] = useState<string>();
  const containers = runningContainers(pod);
  const container = containers.find((name) => name === chosen) ?? containers[0];
  const { line, workingDir } = fields;
  return {
    ...fields,
    containers,
    container,
    isLineInvalid: line.trim() !== '' && splitCommand(line) === undefined,
    isDirInvalid: !isDirectory(workingDir),
    spec: container === undefined ? undefined : shellSpec(pod, container, fields),
    change: (part) => setFields((old) => ({ ...old, ...part })),
    chooseContainer,
  };
}

function shellSpec(
  { metadata: { namespace, name } }: PodObject,
  container: string,
  { shell, line, user, workingDir }: ShellFields,
): TerminalSpec | undefined {
  const custom = splitCommand(line);
  if (!isDirectory(workingDir) || (shell === 'custom' && custom === undefined)) return undefined;
  const command = shell === 'custom' ? custom : shell === 'auto' ? undefined : [shell];
  return {
    kind: 'exec',
    pod: { namespace, name },
    container,
    ...(command === undefined ? {} : { command: [...command] }),
    ...(user.trim() === '' ? {} : { user: user.trim() }),
    ...(workingDir.trim() === '' ? {} : { workingDir: workingDir.trim() }),
  };
}

/** Empty: the image's own. */
function isDirectory(text: string): boolean {
  return text.trim() === '' || text.trim().startsWith('/');
}
