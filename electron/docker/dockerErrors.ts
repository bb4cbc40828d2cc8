// Foreign errors become AppErrors here and nowhere else: the daemon's HTTP answers, Node's socket errors, aborts.
// `details` is always the daemon's own text, untouched, because the kubelet's events quote it.

import { AppError, type ErrorCode } from '../common/appError.ts';
import { explainedError } from '../common/explainedError.ts';

/** An HTTP answer of the daemon with a status of 400 or more. */
export class DockerStatusError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'DockerStatusError';
    this.status = status;
  }
}

interface Verdict {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable?: boolean;
}

/** Texts of the daemon whose status (mostly 500) says nothing about the cause. */
const knownTexts: readonly (readonly [RegExp, Verdict])[] = [
  [
    /port is already allocated|address already in use/,
    {
      code: 'FailedPrecondition',
      message: 'A host port of the pod is already taken on this machine. Free it or choose another hostPort.',
    },
  ],
  [
    /OCI runtime|runc create failed|failed to create (shim|task)|executable file not found/,
    {
      code: 'FailedPrecondition',
      message: 'Docker could not start the process. Check its command, working directory and mounts.',
    },
  ],
  [
    /no space left on device/,
    {
      code: 'ResourceExhausted',
      message: "The engine's disk is full. Free some space: docker system df shows what uses it.",
    },
  ],
];

const byStatus: Readonly<Record<number, Verdict>> = {
  400: { code: 'InvalidArgument', message: 'Docker refused this definition.' },
  401: { code: 'PermissionDenied', message: 'The engine or registry asks for other credentials.' },
  403: { code: 'PermissionDenied', message: 'Docker does not allow this.' },
  404: { code: 'NotFound', message: 'Docker does not have this object (any more).' },
  409: { code: 'Conflict', message: 'Docker is busy with this object, or its name is taken.' },
  503: { code: 'Unavailable', message: 'Docker Engine is not ready yet.', retryable: true },
};

function statusVerdict({ status, message }: DockerStatusError): Verdict {
  const known = knownTexts.find(([pattern]) => pattern.test(message));
  return (
    known?.[1] ?? byStatus[status] ?? { code: 'Internal', message: `Docker Engine failed (HTTP ${status}).` }
  );
}

const socketVerdicts: Readonly<Record<string, Verdict>> = {
  EACCES: {
    code: 'PermissionDenied',
    message: 'Your user may not use the Docker socket. Add it to the group docker, then sign in again.',
  },
  EPERM: { code: 'PermissionDenied', message: 'The system does not allow the use of the Docker socket.' },
};

/** The system's code (`ECONNREFUSED`, …) of a Node error, empty when it has none. */
export function systemErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** docker-modem's plain Error with `statusCode` and `json` as one of ours. */
function fromModem(error: Error): DockerStatusError | undefined {
  if (!('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  const json = 'json' in error ? error.json : undefined;
  const text = typeof json === 'object' && json !== null && 'message' in json ? json.message : undefined;
  return new DockerStatusError(error.statusCode, typeof text === 'string' ? text : error.message.trim());
}

/** Maps any error of a call to the engine; an AppError passes through. */
export function toAppError(error: unknown, signal?: AbortSignal): AppError {
  if (error instanceof AppError) return error;
  if (signal?.aborted) {
    if (signal.reason instanceof AppError) return signal.reason;
    return new AppError('Cancelled', 'The request to Docker Engine was cancelled.', { cause: error });
  }
  const status =
    error instanceof DockerStatusError ? error : error instanceof Error ? fromModem(error) : undefined;
  if (status !== undefined) {
    const { code, message, retryable } = statusVerdict(status);
    return new AppError(code, message, {
      cause: error,
      details: status.message,
      retryable: retryable ?? false,
    });
  }
  const socketCode = systemErrorCode(error);
  if (socketCode === '')
    return new AppError('Internal', 'Docker Engine gave an answer that makes no sense.', {
      cause: error,
      details: error instanceof Error ? error.message : String(error),
    });
  const details = error instanceof Error ? error.message : socketCode;
  const verdict = socketVerdicts[socketCode];
  return verdict === undefined
    ? explainedError('Unavailable', 'engineGone', { cause: error, details, retryable: true })
    : new AppError(verdict.code, verdict.message, { cause: error, details });
}

/** True when the daemon's text (not our sentence) matches. */
export function daemonSays(error: unknown, pattern: RegExp): boolean {
  return error instanceof AppError && error.details !== undefined && pattern.test(error.details);
}

/** Puts cri-dockerd's words before the daemon's; what has none of the daemon's is told as it is. */
export function withWords(error: unknown, words: (daemonText: string) => string): unknown {
  if (!(error instanceof AppError) || error.details === undefined) return error;
  const { code, message, details, retryable } = error;
  return new AppError(code, message, { cause: error, details: words(details), retryable });
}
