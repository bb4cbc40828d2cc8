// How a forward is doing, in words and as a kind of status. Pure; the words come from the catalogue.

import type { TFunction } from 'i18next';
import type {
  ConnectionFailure,
  Forward,
  ForwardState,
  ListenFailure,
  PortHolder,
  PortNote,
} from '../../electron/common/contract/forwards.ts';
import type { StatusKind } from '../ui/statusKind.ts';

type Told = Pick<Forward, 'state' | 'lastFailure' | 'localPort' | 'bindAddress' | 'podPort'>;

const kinds: Readonly<Record<ForwardState['phase'], StatusKind>> = {
  on: 'ok',
  waiting: 'pending',
  error: 'error',
  off: 'unknown',
};

/** A forward that is on, but whose last connection failed, needs a look. */
export function forwardKind({ state, lastFailure }: Told): StatusKind {
  return state.phase === 'on' && lastFailure !== undefined ? 'warn' : kinds[state.phase];
}

/** One or two words: `On`, `Waiting for pod`. */
export function stateWord({ state }: Told, t: TFunction): string {
  if (state.phase !== 'waiting') return t(`forwards.states.${state.phase}`);
  if (state.reason === 'opening') return t('forwards.states.opening');
  return t(state.reason === 'noEngine' ? 'forwards.states.waitingForEngine' : 'forwards.states.waiting');
}

/** Why it is so, in one line; undefined where the word says all. */
export function stateReason(forward: Told, t: TFunction): string | undefined {
  const { state, lastFailure } = forward;
  switch (state.phase) {
    case 'waiting':
      return state.reason === 'opening' ? undefined : t(`forwards.waiting.${state.reason}`);
    case 'error':
      return listenFailureText(state, forward, t);
    case 'on':
      return lastFailure && failureText(forward, lastFailure, t);
    case 'off':
      return undefined;
  }
}

/** The same where the room is short, beside the word: a pod that is waited for `does not exist`. */
export function briefReason(forward: Told, t: TFunction): string | undefined {
  const { state } = forward;
  if (state.phase !== 'waiting') return stateReason(forward, t);
  // The word for these says it all.
  if (state.reason === 'opening' || state.reason === 'noEngine') return undefined;
  return t(`forwards.waitingBriefly.${state.reason}`);
}

/** How the last connection got into the pod; undefined before the first. */
export function pathText({ state }: Told, t: TFunction): string | undefined {
  return state.phase === 'on' && state.path !== undefined ? t(`forwards.paths.${state.path}`) : undefined;
}

function failureText({ podPort }: Told, { reason, message }: ConnectionFailure, t: TFunction): string {
  return reason === 'other' ? message : t(`forwards.failures.${reason}`, { port: podPort });
}

/** Why the port or the address cannot be listened on. */
export function listenFailureText(
  { reason, message, holder }: ListenFailure,
  { localPort, bindAddress }: Pick<Forward, 'localPort' | 'bindAddress'>,
  t: TFunction,
): string {
  switch (reason) {
    case 'portInUse':
      return usedText(localPort, holder, t);
    case 'privilegedPort':
      return t('forwards.errors.privilegedPort', { port: localPort });
    case 'forbiddenPort':
      return t('forwards.errors.forbiddenPort', { port: localPort });
    case 'noSuchAddress':
      return t('forwards.errors.noSuchAddress', { address: bindAddress });
    case 'outOfSockets':
      return t('forwards.errors.outOfSockets');
    case 'other':
      return message;
  }
}

/** `8080 is used by node (pid 4121)`, with as much as the system tells. */
function usedText(port: number, holder: PortHolder | undefined, t: TFunction): string {
  if (holder === undefined) return t('forwards.errors.portInUse', { port });
  const { name, pid } = holder;
  return pid === undefined
    ? t('forwards.errors.portUsedBy', { port, name })
    : t('forwards.errors.portUsedByPid', { port, name, pid });
}

/** Why another local port was taken than the pod's own number. */
export function noteText({ wanted, why, holder }: PortNote, localPort: number, t: TFunction): string {
  const reasons = {
    inUse: () => usedText(wanted, holder, t),
    privileged: () => t('forwards.errors.privilegedPort', { port: wanted }),
    reserved: () => t('forwards.errors.reserved', { port: wanted }),
  };
  return t('forwards.otherPortTaken', { reason: reasons[why](), port: localPort });
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `0 B`, `999 B`, `1.2 kB`, `34 MB`. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
