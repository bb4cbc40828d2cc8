// What a terminal is called on its tab and for screen readers. Pure.

import type { TFunction } from 'i18next';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import type { Pane } from './paneStore.ts';
import type { TerminalSpec } from './terminalSpec.ts';

/** `web/app`; the engine's own name of a debug container is known only when it is there. */
export function specPlace(spec: TerminalSpec): string {
  switch (spec.kind) {
    case 'exec':
    case 'attach':
      return `${spec.pod.name}/${spec.container}`;
    case 'debug':
      return `${spec.pod.name} (${spec.image})`;
    case 'host':
      return '';
  }
}

export function specTitle(spec: TerminalSpec, t: TFunction): string {
  const where = specPlace(spec);
  if (spec.kind === 'exec' && spec.command !== undefined) {
    const program = spec.command[0]?.split('/').at(-1) ?? '';
    return t('terminal.titles.command', { command: program, where });
  }
  return t(`terminal.titles.${spec.kind}`, { where });
}

/** The user's own name for it first; the session's is the newest. */
export function paneTitle(pane: Pane, session: Terminal | undefined, t: TFunction): string {
  const named = session === undefined ? pane.title : session.title;
  return named === undefined || named === '' ? specTitle(pane.spec, t) : named;
}
