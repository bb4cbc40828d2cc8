// What a pane shows of its client and its session together: one state with its words. Pure.

import type { TFunction } from 'i18next';
import type { Terminal } from '../../electron/common/contract/terminals.ts';
import { saidText } from '../rpc/errorText.ts';
import type { StatusKind } from '../ui/statusKind.ts';
import type { LostPlace } from './lostPlace.ts';
import type { ClientState } from './terminalClient.ts';

export interface PaneState {
  readonly kind: StatusKind;
  /** A word or two for the bar. */
  readonly text: string;
  /** Why nothing comes any more, as a sentence; undefined while the terminal lives. */
  readonly ending?: string;
  readonly details?: string | undefined;
  /** What brings it back; undefined: it comes back by itself, or nothing does. */
  readonly again?: 'reconnect' | 'tryAgain';
}

/** `lost`: what has become of the place where the process ran. */
export function paneState(
  client: ClientState,
  session: Terminal | undefined,
  t: TFunction,
  lost?: LostPlace,
): PaneState {
  if (client.phase === 'opening') return { kind: 'pending', text: t('terminal.states.opening') };
  if (client.phase === 'failed') {
    const { message, details } = client;
    return {
      kind: 'error',
      text: t('terminal.states.failed'),
      ending: message,
      details,
      again: 'tryAgain',
    };
  }
  if (client.phase === 'noShell') return { kind: 'error', text: t('terminal.states.failed') };
  if (client.phase === 'idle') {
    return {
      kind: 'unknown',
      text: t('terminal.states.ended'),
      ending: t('terminal.ended.app'),
      again: 'reconnect',
    };
  }
  if (session === undefined) return { kind: 'pending', text: t('terminal.states.opening') };
  if (client.link.phase === 'stale') {
    return {
      kind: 'pending',
      text: t('terminal.states.reconnecting'),
      ending: t('terminal.ended.gone'),
    };
  }
  return sessionState(session, t, lost);
}

function sessionState({ state, kind, pod }: Terminal, t: TFunction, lost: LostPlace | undefined): PaneState {
  switch (state.phase) {
    case 'starting':
      return { kind: 'pending', text: t('terminal.states.opening') };
    case 'running':
      return { kind: 'ok', text: t('terminal.states.live') };
    case 'exited': {
      const { exitCode: code } = state;
      const isContainer = kind === 'attach' || kind === 'debug';
      return {
        kind: code === 0 ? 'done' : 'error',
        text: t('terminal.states.exited', { code }),
        ending: t(isContainer ? 'terminal.ended.attachEnded' : 'terminal.ended.exited', { code }),
        details:
          lost && t(`terminal.lost.${lost}`, { pod: pod?.name ?? '', container: pod?.container ?? '' }),
        again: 'reconnect',
      };
    }
    case 'disconnected':
      return {
        kind: 'unknown',
        text: t('terminal.states.disconnected'),
        ending: t('terminal.ended.disconnected', {
          reason: saidText({ message: state.reason, sentence: state.sentence }),
        }),
        again: 'reconnect',
      };
    case 'failed':
      return {
        kind: 'error',
        text: t('terminal.states.failed'),
        ending: saidText(state),
        details: state.details,
        again: 'tryAgain',
      };
  }
}
