// The composition root of this layer: finds an engine and gives its runtime to the hosts.

import { AppError, errorMessage } from '../common/appError.ts';
import { type Clock, systemClock } from '../common/clock.ts';
import type { ConnectOptions, ConnectOutcome, RuntimeConnector } from '../engine/runtime/runtimeConnector.ts';
import { connectEngine } from './connectEngine.ts';
import { toAppError } from './dockerErrors.ts';
import type { DockerLogger } from './dockerLogger.ts';
import { discoverEndpoints } from './endpoint/discoverEndpoints.ts';
import type { Environment } from './endpoint/dockerContext.ts';
import type { EngineEndpoint } from './endpoint/engineEndpoint.ts';
import { engineFailure, type FailedAttempt, failureKind } from './endpoint/engineFailure.ts';
import { EngineRefusal } from './endpoint/engineRefusal.ts';
import { tlsFailure } from './endpoint/tlsFailure.ts';

export interface DockerConnectorOptions {
  /** The folder that holds `infra/image.json`. */
  readonly resourcesDir: string;
  /** The process's environment: DOCKER_HOST, DOCKER_CONFIG, HOME, … */
  readonly env: Environment;
  readonly logger?: DockerLogger;
  readonly clock?: Clock;
  readonly platform?: NodeJS.Platform;
}

/** It becomes part of container names. */
const instancePattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

const silent: DockerLogger = { warn: () => undefined };

function failedAttempt({ address, source, target }: EngineEndpoint, error: unknown): FailedAttempt {
  const answer = error instanceof AppError ? (error.details ?? error.message) : errorMessage(error);
  const text = tlsFailure(error instanceof AppError ? error.cause : error) ?? answer;
  return {
    attempt: { address, source, error: text },
    kind: failureKind(error, target),
    apiVersion: error instanceof EngineRefusal ? error.apiVersion : undefined,
  };
}

export function createDockerConnector(options: DockerConnectorOptions): RuntimeConnector {
  const {
    resourcesDir,
    env,
    logger: log = silent,
    clock = systemClock,
    platform = process.platform,
  } = options;

  async function connect(
    { engineUrl, pauseImage, instance }: ConnectOptions,
    signal: AbortSignal,
  ): Promise<ConnectOutcome> {
    if (!instancePattern.test(instance))
      throw new AppError('InvalidArgument', `"${instance}" is not an instance name. Use a-z, 0-9 and '-'.`);
    const failed: FailedAttempt[] = [];
    for (const candidate of await discoverEndpoints({ engineUrl, env, platform })) {
      if (signal.aborted) throw toAppError(signal.reason, signal);
      if (candidate.kind === 'unusable') {
        failed.push({ attempt: candidate.attempt, kind: 'unreachable', apiVersion: undefined });
        continue;
      }
      const { endpoint } = candidate;
      try {
        const runtime = await connectEngine(
          { endpoint, pauseImage, instance, resourcesDir, env, clock, log },
          signal,
        );
        return { kind: 'connected', runtime };
      } catch (error) {
        if (signal.aborted) throw toAppError(error, signal);
        failed.push(failedAttempt(endpoint, error));
      }
    }
    return { kind: 'failed', failure: engineFailure(failed) };
  }

  return { connect };
}
