// Why no engine could be used: one kind for the screen, chosen from the errors of every address that was tried.

import { AppError, isAppError } from '../../common/appError.ts';
import type { EngineAttempt, EngineFailure } from '../../common/contract/system.ts';
import { DockerStatusError, systemErrorCode } from '../dockerErrors.ts';
import type { EngineTarget } from './engineEndpoint.ts';
import { EngineRefusal } from './engineRefusal.ts';
import { tlsFailure } from './tlsFailure.ts';

export type FailureKind = EngineFailure['kind'];

export interface FailedAttempt {
  readonly attempt: EngineAttempt;
  readonly kind: FailureKind;
  readonly apiVersion: string | undefined;
}

/** The most telling first: an engine that answered says more than a socket that is not there. */
const byWeight: readonly FailureKind[] = [
  'windowsContainers',
  'tooOld',
  'starting',
  'noPermission',
  'tls',
  'protocol',
  'stopped',
  'unreachable',
  'notFound',
];

function byCause(cause: unknown, target: EngineTarget): FailureKind {
  if (cause instanceof Error && 'statusCode' in cause && typeof cause.statusCode === 'number')
    return cause.statusCode >= 500 ? 'starting' : 'protocol';
  if (cause instanceof DockerStatusError) return cause.status >= 500 ? 'starting' : 'protocol';
  const code = systemErrorCode(cause);
  if (code === 'EACCES' || code === 'EPERM') return 'noPermission';
  if (tlsFailure(cause) !== undefined) return 'tls';
  if (/^(HPE_|ERR_TLS|ERR_SSL|EPROTO)/.test(code)) return 'protocol';
  if (target.kind === 'tcp') return code === '' ? 'protocol' : 'unreachable';
  if (code === 'ENOENT') return 'notFound';
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' ? 'stopped' : 'protocol';
}

/** `error` is whatever connecting to the target failed with. */
export function failureKind(error: unknown, target: EngineTarget): FailureKind {
  if (error instanceof EngineRefusal) return error.kind;
  if (isAppError(error, 'DeadlineExceeded')) return target.kind === 'tcp' ? 'unreachable' : 'starting';
  return byCause(error instanceof AppError ? error.cause : error, target);
}

export function engineFailure(failed: readonly FailedAttempt[]): EngineFailure {
  const worst = byWeight
    .map((kind) => failed.find((attempt) => attempt.kind === kind))
    .find((attempt) => attempt !== undefined);
  const tried = failed.map(({ attempt }) => attempt);
  return {
    kind: worst?.kind ?? 'notFound',
    tried,
    ...(worst?.apiVersion === undefined ? {} : { apiVersion: worst.apiVersion }),
  };
}
