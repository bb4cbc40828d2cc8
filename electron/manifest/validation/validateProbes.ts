// Probes and lifecycle hooks (pkg/apis/core/validation: validateProbe, validateLifecycle, validateHandler).

import { type FieldError, fieldErrors } from '../../common/kubernetes/fieldError.ts';
import { httpHeaderErrors, portNameErrors, portNumberErrors } from '../../common/kubernetes/names.ts';
import type { Container } from '../../common/kubernetes/objects.ts';
import type { FieldPath } from '../../common/kubernetes/typeSchema.ts';
import { invalidEach, notNegative, oneOf, required } from './checks.ts';

type Probe = NonNullable<Container['livenessProbe']>;
type Lifecycle = NonNullable<Container['lifecycle']>;
type Handler = NonNullable<Lifecycle['postStart']> & Pick<Probe, 'grpc'>;

function validatePort(at: FieldPath, port: string | number | undefined): FieldError[] {
  if (typeof port === 'string') return invalidEach(at, port, portNameErrors(port));
  return invalidEach(at, port ?? 0, portNumberErrors(port ?? 0));
}

/** A sleep must not outlast the pod's grace period. */
function validateSleep(at: FieldPath, seconds: number, graceSeconds: number): FieldError[] {
  if (seconds > 0 && seconds <= graceSeconds) return [];
  const detail =
    `must be greater than 0 and less than terminationGracePeriodSeconds (${graceSeconds}). ` +
    'Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.';
  return [fieldErrors.invalid(at, seconds, detail)];
}

function validateHandler(handler: Handler, graceSeconds: number, at: FieldPath): FieldError[] {
  const { exec, httpGet, tcpSocket, grpc, sleep } = handler;
  const checks: [string, FieldError[] | undefined][] = [
    [
      'exec',
      exec && ((exec.command ?? []).length > 0 ? [] : [fieldErrors.required([...at, 'exec', 'command'])]),
    ],
    [
      'httpGet',
      httpGet && [
        ...required([...at, 'httpGet', 'path'], httpGet.path),
        ...validatePort([...at, 'httpGet', 'port'], httpGet.port),
        ...oneOf([...at, 'httpGet', 'scheme'], httpGet.scheme ?? '', ['HTTP', 'HTTPS']),
        ...(httpGet.httpHeaders ?? []).flatMap(({ name }) =>
          invalidEach([...at, 'httpGet', 'httpHeaders'], name, httpHeaderErrors(name)),
        ),
      ],
    ],
    ['tcpSocket', tcpSocket && validatePort([...at, 'tcpSocket', 'port'], tcpSocket.port)],
    ['grpc', grpc && validatePort([...at, 'grpc', 'port'], grpc.port)],
    ['sleep', sleep && validateSleep([...at, 'sleep'], sleep.seconds, graceSeconds)],
  ];
  const present = checks.filter(([, errors]) => errors !== undefined);
  if (present.length === 0) return [fieldErrors.required(at, 'must specify a handler type')];
  return present.flatMap(([name, errors = []], index) =>
    index === 0 ? errors : [fieldErrors.forbidden([...at, name], 'may not specify more than 1 handler type')],
  );
}

function validateProbe(probe: Probe, graceSeconds: number, at: FieldPath): FieldError[] {
  const grace = probe.terminationGracePeriodSeconds;
  return [
    ...validateHandler(probe, graceSeconds, at),
    ...notNegative([...at, 'initialDelaySeconds'], probe.initialDelaySeconds),
    ...notNegative([...at, 'timeoutSeconds'], probe.timeoutSeconds),
    ...notNegative([...at, 'periodSeconds'], probe.periodSeconds),
    ...notNegative([...at, 'successThreshold'], probe.successThreshold),
    ...notNegative([...at, 'failureThreshold'], probe.failureThreshold),
    ...(grace !== undefined && grace <= 0
      ? [fieldErrors.invalid([...at, 'terminationGracePeriodSeconds'], grace, 'must be greater than 0')]
      : []),
  ];
}

const successMustBeOne = (probe: Probe, at: FieldPath): FieldError[] =>
  probe.successThreshold === 1
    ? []
    : [fieldErrors.invalid([...at, 'successThreshold'], probe.successThreshold ?? 0, 'must be 1')];

/** Lifecycle hooks and the three probes of one container, in the API server's order. */
export function validateProbesAndHooks(
  container: Container,
  graceSeconds: number,
  at: FieldPath,
): FieldError[] {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  const errors: FieldError[] = [];
  for (const hook of ['postStart', 'preStop'] as const) {
    const handler = lifecycle?.[hook];
    if (handler !== undefined)
      errors.push(...validateHandler(handler, graceSeconds, [...at, 'lifecycle', hook]));
  }
  if (livenessProbe !== undefined) {
    const probeAt = [...at, 'livenessProbe'];
    errors.push(
      ...validateProbe(livenessProbe, graceSeconds, probeAt),
      ...successMustBeOne(livenessProbe, probeAt),
    );
  }
  if (readinessProbe !== undefined) {
    const probeAt = [...at, 'readinessProbe'];
    const grace = readinessProbe.terminationGracePeriodSeconds;
    errors.push(...validateProbe(readinessProbe, graceSeconds, probeAt));
    if (grace !== undefined) {
      const graceAt = [...probeAt, 'terminationGracePeriodSeconds'];
      errors.push(fieldErrors.invalid(graceAt, grace, 'must not be set for readinessProbes'));
    }
  }
  if (startupProbe !== undefined) {
    const probeAt = [...at, 'startupProbe'];
    errors.push(
      ...validateProbe(startupProbe, graceSeconds, probeAt),
      ...successMustBeOne(startupProbe, probeAt),
    );
  }
  return errors;
}

/** Ordinary init containers run to completion: nothing probes them. */
export function forbidProbesAndHooks(container: Container, at: FieldPath): FieldError[] {
  return (['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const)
    .filter((name) => container[name] !== undefined)
    .map((name) =>
      fieldErrors.forbidden([...at, name], 'may not be set for init containers without restartPolicy=Always'),
    );
}
