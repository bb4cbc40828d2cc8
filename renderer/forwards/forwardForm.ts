// What the dialog asks, and whether the answers make a forward. Pure: errors are names, the catalogue has the words.

import { z } from 'zod';
import type { Forward, ListenFailure } from '../../electron/common/contract/forwards.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { isLoopback } from './forwardAddress.ts';
import type { OpenForward, UpdateForward } from './forwardCalls.ts';
import type { ForwardRequest } from './forwardRequests.ts';
import { isForwardable, type PodPort } from './podPorts.ts';

export const OTHER_PORT = 'other';

/** The addresses that are offered by name; any other is typed. */
export const bindChoices = ['127.0.0.1', '::1', '0.0.0.0', '::'] as const;

export interface ForwardFormValues {
  /** Id of a declared port (see `portId`), or `OTHER_PORT`. */
  readonly port: string;
  readonly otherPort: string;
  readonly otherProtocol: Forward['protocol'];
  /** Empty: the pod's number if it is free, else the next free one. */
  readonly localPort: string;
  readonly isAnyPort: boolean;
  readonly bindAddress: string;
  /** `auto`: guessed from the port's name and number. */
  readonly scheme: 'auto' | Forward['scheme'];
  readonly restoreOnStart: boolean;
}

export type PortError = 'notANumber' | 'outOfRange' | 'forwarded';
export interface ForwardFormErrors {
  readonly otherPort?: PortError;
  readonly localPort?: PortError;
  readonly bindAddress?: 'notAnAddress';
}

/** Where it is corrected that a port cannot be listened on; undefined: not in the form. */
export function refusedField({
  reason,
}: Pick<ListenFailure, 'reason'>): 'localPort' | 'bindAddress' | undefined {
  switch (reason) {
    case 'portInUse':
    case 'privilegedPort':
    case 'forbiddenPort':
      return 'localPort';
    case 'noSuchAddress':
      return 'bindAddress';
    case 'outOfSockets':
    case 'other':
      return undefined;
  }
}

export interface CheckedForward {
  readonly errors: ForwardFormErrors;
  /** The other forward that has the local port, with the error `forwarded`. */
  readonly taken: Forward | undefined;
  /** What was chosen, as far as it is valid. */
  readonly container: string | undefined;
  readonly podPort: number | undefined;
  readonly protocol: Forward['protocol'];
  /** Undefined: the pod's number or the next free one. */
  readonly localPort: number | undefined;
}

export const emptyForm: ForwardFormValues = {
  port: OTHER_PORT,
  otherPort: '',
  otherProtocol: 'TCP',
  localPort: '',
  isAnyPort: false,
  bindAddress: '127.0.0.1',
  scheme: 'auto',
  restoreOnStart: true,
};

export function formOf(forward: Forward): ForwardFormValues {
  const { podPort, protocol, localPort, bindAddress, scheme, restoreOnStart } = forward;
  return {
    port: OTHER_PORT,
    otherPort: `${podPort}`,
    otherProtocol: protocol,
    localPort: localPort === 0 ? '' : `${localPort}`,
    isAnyPort: localPort === 0,
    bindAddress,
    scheme,
    restoreOnStart,
  };
}

export function portId({
  container,
  port,
  protocol,
}: Pick<PodPort, 'container' | 'port' | 'protocol'>): string {
  return `${container}/${port}/${protocol}`;
}

/**
 * `forwards`: all others, whose local ports are taken. `isChange`: of a forward that is there, which has a port of its
 * own and must be given one.
 */
export function checkForm(
  values: ForwardFormValues,
  declared: readonly PodPort[],
  forwards: readonly Forward[],
  isChange: boolean,
): CheckedForward {
  const chosen = declared.find((port) => portId(port) === values.port);
  const podPort = chosen?.port ?? readPort(values.otherPort);
  const localPort = readLocalPort(values, isChange);
  const { bindAddress } = values;
  const protocol =
    chosen !== undefined && isForwardable(chosen.protocol) ? chosen.protocol : values.otherProtocol;
  const taken =
    typeof localPort === 'number' ? takenBy({ localPort, protocol, bindAddress }, forwards) : undefined;
  const isAddress = z.union([z.ipv4(), z.ipv6()]).safeParse(bindAddress.trim()).success;
  return {
    errors: {
      ...(typeof podPort === 'string' ? { otherPort: podPort } : {}),
      ...(typeof localPort === 'string' ? { localPort } : taken ? { localPort: 'forwarded' } : {}),
      ...(isAddress ? {} : { bindAddress: 'notAnAddress' }),
    },
    taken,
    container: chosen?.container,
    podPort: typeof podPort === 'number' ? podPort : undefined,
    protocol,
    localPort: typeof localPort === 'number' ? localPort : undefined,
  };
}

function readLocalPort(
  { isAnyPort, localPort }: ForwardFormValues,
  isChange: boolean,
): number | PortError | undefined {
  if (isAnyPort) return 0;
  return localPort.trim() === '' && !isChange ? undefined : readPort(localPort);
}

function readPort(text: string): number | PortError {
  if (!/^\d+$/.test(text.trim())) return 'notANumber';
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : 'outOfRange';
}

/** One that is off holds no port; which of the two is switched on is the user's choice. */
function takenBy(
  {
    localPort,
    protocol,
    bindAddress,
  }: Pick<Forward, 'localPort' | 'bindAddress'> & { readonly protocol: string },
  forwards: readonly Forward[],
): Forward | undefined {
  if (localPort === 0) return undefined;
  return forwards.find(
    (other) =>
      other.isOn &&
      other.localPort === localPort &&
      other.protocol === protocol &&
      overlap(other.bindAddress, bindAddress.trim()),
  );
}

/** Two addresses clash when they are one, or one of them stands for all of its family. */
function overlap(one: string, other: string): boolean {
  return one === other || [one, other].some((address) => address === '0.0.0.0' || address === '::');
}

/** Ports below this need rights that most users do not have. */
const FIRST_UNPRIVILEGED_PORT = 1024;

export function isPrivileged(port: number | undefined): boolean {
  return port !== undefined && port > 0 && port < FIRST_UNPRIVILEGED_PORT;
}

/** Other machines could connect. */
export function isExposed({ bindAddress }: ForwardFormValues): boolean {
  return !isLoopback(bindAddress.trim());
}

/** The port that was asked for, else the first that is declared. */
export function firstPort(
  declared: readonly PodPort[],
  { container, port, protocol }: Extract<ForwardRequest, { kind: 'new' }>,
): string {
  if (port === 0) return OTHER_PORT;
  const able = declared.filter((one) => isForwardable(one.protocol));
  const asked = able.find(
    (one) => one.port === port && one.protocol === protocol && one.container === (container ?? one.container),
  );
  const first = asked ?? able[0];
  return first === undefined ? OTHER_PORT : portId(first);
}

/** What to ask of the services; undefined while something is missing or wrong. `container`: whose port it is otherwise. */
export function openInput(
  pod: PodRef,
  values: ForwardFormValues,
  checked: CheckedForward,
  container: string | undefined,
): OpenForward | undefined {
  const { podPort, protocol, localPort } = checked;
  if (podPort === undefined || Object.keys(checked.errors).length > 0) return undefined;
  const owner = checked.container ?? container;
  return {
    pod,
    podPort,
    protocol,
    ...(owner === undefined ? {} : { container: owner }),
    ...(localPort === undefined ? {} : { localPort }),
    bindAddress: values.bindAddress.trim(),
    ...(values.scheme === 'auto' ? {} : { scheme: values.scheme }),
    restoreOnStart: values.restoreOnStart,
  };
}

/** The changed fields alone: to take a port again that it has would move it. */
export function updateInput(
  forward: Forward,
  values: ForwardFormValues,
  { errors, localPort }: CheckedForward,
): UpdateForward | undefined {
  if (localPort === undefined || Object.keys(errors).length > 0) return undefined;
  const bindAddress = values.bindAddress.trim();
  const { scheme, restoreOnStart } = values;
  return {
    id: forward.id,
    ...(localPort === forward.localPort ? {} : { localPort }),
    ...(bindAddress === forward.bindAddress ? {} : { bindAddress }),
    ...(scheme === 'auto' || scheme === forward.scheme ? {} : { scheme }),
    ...(restoreOnStart === forward.restoreOnStart ? {} : { restoreOnStart }),
  };
}
