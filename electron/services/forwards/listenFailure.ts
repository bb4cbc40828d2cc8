// Why a port cannot be listened on, in words that say what to do. Pure.

import { errorMessage } from '../../common/appError.ts';
import type { ListenFailure, PortHolder } from '../../common/contract/forwards.ts';

export interface FailedListen {
  readonly port: number;
  readonly address: string;
  readonly platform: NodeJS.Platform;
}

/** `error` as the system gave it to `listen` or `bind`. */
export function listenFailure(error: unknown, { port, address, platform }: FailedListen): ListenFailure {
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return { reason: 'portInUse', message: inUseText(port, undefined) };
    case 'EACCES':
    case 'EPERM':
      return port < 1024
        ? { reason: 'privilegedPort', message: privilegedText(port, platform) }
        : {
            reason: 'forbiddenPort',
            message: `The system does not give out port ${port}. Choose another one.`,
          };
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return {
        reason: 'noSuchAddress',
        message: `${address} is not an address of this machine. Choose one that is: 127.0.0.1 always is.`,
      };
    case 'EMFILE':
    case 'ENFILE':
      return {
        reason: 'outOfSockets',
        message: 'This machine has no more sockets to give. Switch off forwards that are not needed.',
      };
    default:
      return { reason: 'other', message: `Port ${port} cannot be opened: ${errorMessage(error)}.` };
  }
}

/** The same with who has the port, where the system tells. */
export function explainInUse(port: number, holder: PortHolder | undefined): ListenFailure {
  const message = inUseText(port, holder);
  return { reason: 'portInUse', message, ...(holder === undefined ? {} : { holder }) };
}

function inUseText(port: number, holder: PortHolder | undefined): string {
  if (holder === undefined) return `${port} is used by another program.`;
  const { name, pid } = holder;
  return pid === undefined ? `${port} is used by ${name}.` : `${port} is used by ${name} (pid ${pid}).`;
}

function privilegedText(port: number, platform: NodeJS.Platform): string {
  const text = `This user may not listen on port ${port}: ports below 1024 are privileged. Choose a higher one`;
  return platform === 'linux'
    ? `${text}, or allow it: sudo sysctl net.ipv4.ip_unprivileged_port_start=${port}`
    : `${text}.`;
}

function systemCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
