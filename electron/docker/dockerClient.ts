// The engine's JSON calls, and the only user of dockerode. Arguments always travel as `_query` and `_body`: any other
// form makes dockerode put the whole body, secrets included, into the URL. No API version is pinned in the path.

import { inspect } from 'node:util';
import Docker from 'dockerode';
import { z } from 'zod';
import { AppError } from '../common/appError.ts';
import type { Clock } from '../common/clock.ts';
import type { ScreenSize } from '../engine/runtime/terminalStream.ts';
import type { CreateBody, ExecBody } from './createBody.ts';
import { toAppError } from './dockerErrors.ts';
import * as api from './engineApi.ts';
import { REQUEST_TIMEOUT_MS, withDeadline } from './transport/deadline.ts';
import type { EngineTransport } from './transport/engineTransport.ts';

type Filters = Readonly<Record<string, readonly string[]>>;

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Longer than the default only where the engine itself waits. */
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

/** Every status below 400 is an answer; 304 means that the state was reached already. */
const goodStatuses = { 200: true, 201: true, 204: true, 304: true } as const;

function openDockerode(transport: EngineTransport): Docker {
  const { target } = transport.endpoint;
  const where =
    target.kind === 'socket'
      ? { socketPath: target.path, host: undefined, port: undefined, protocol: 'http' as const }
      : {
          socketPath: undefined,
          host: target.host,
          port: target.port,
          protocol: target.tls === undefined ? ('http' as const) : ('https' as const),
        };
  // docker-modem spells out every request for a debug line, also when nobody reads it: an agent with all its sockets
  // takes 10 to 40 ms each time.
  const agent = Object.assign(transport.agent, { [inspect.custom]: () => 'Agent' });
  const options = { ...where, agent };
  return withoutDockerHost(() => new Docker(options));
}

/**
 * docker-modem fills options from this process's DOCKER_* variables, which may belong to another endpoint, and fails
 * when their certificates are not there; without DOCKER_HOST it reads none of them.
 */
function withoutDockerHost<T>(make: () => T): T {
  const before = process.env['DOCKER_HOST'];
  delete process.env['DOCKER_HOST'];
  try {
    return make();
  } finally {
    if (before !== undefined) process.env['DOCKER_HOST'] = before;
  }
}

export class DockerClient {
  readonly #docker: Docker;
  readonly #clock: Clock;

  constructor(transport: EngineTransport, clock: Clock) {
    this.#docker = openDockerode(transport);
    this.#clock = clock;
  }

  version(timeoutMs: number, signal: AbortSignal) {
    return this.#call({ method: 'GET', path: '/version', timeoutMs, signal }, api.versionSchema);
  }

  info(signal: AbortSignal) {
    return this.#call({ method: 'GET', path: '/info', signal }, api.infoSchema);
  }

  /** Running or not. */
  listContainers(filters: Filters, signal: AbortSignal) {
    const query = { all: '1', filters: JSON.stringify(filters) };
    return this.#call(
      { method: 'GET', path: '/containers/json', query, signal },
      z.array(api.containerSummarySchema),
    );
  }

  /** By id or name. */
  inspectContainer(id: string, signal: AbortSignal) {
    return this.#call(
      { method: 'GET', path: `/containers/${encodeURIComponent(id)}/json`, signal },
      api.containerInspectSchema,
    );
  }

  createContainer(name: string, body: CreateBody, signal: AbortSignal) {
    return this.#call(
      { method: 'POST', path: '/containers/create', query: { name }, body, signal },
      api.createdSchema,
    );
  }

  async startContainer(id: string, signal: AbortSignal): Promise<void> {
    await this.#call({ method: 'POST', path: `/containers/${id}/start`, signal }, nothing);
  }

  async stopContainer(id: string, graceSeconds: number, signal: AbortSignal): Promise<void> {
    const timeoutMs = graceSeconds * 1000 + REQUEST_TIMEOUT_MS;
    const query = { t: String(graceSeconds) };
    await this.#call({ method: 'POST', path: `/containers/${id}/stop`, query, timeoutMs, signal }, nothing);
  }

  /** Kills it if need be, and removes its anonymous volumes. */
  async removeContainer(id: string, signal: AbortSignal): Promise<void> {
    const query = { force: '1', v: '1' };
    await this.#call({ method: 'DELETE', path: `/containers/${id}`, query, signal }, nothing);
  }

  createExec(containerId: string, body: ExecBody, signal: AbortSignal) {
    return this.#call(
      { method: 'POST', path: `/containers/${containerId}/exec`, body, signal },
      api.createdSchema,
    );
  }

  inspectExec(id: string, signal: AbortSignal) {
    return this.#call({ method: 'GET', path: `/exec/${id}/json`, signal }, api.execInspectSchema);
  }

  resizeExec(id: string, size: ScreenSize, signal: AbortSignal): Promise<void> {
    return this.#resize(`/exec/${id}/resize`, size, signal);
  }

  resizeContainer(id: string, size: ScreenSize, signal: AbortSignal): Promise<void> {
    return this.#resize(`/containers/${id}/resize`, size, signal);
  }

  async #resize(path: string, { cols, rows }: ScreenSize, signal: AbortSignal): Promise<void> {
    const query = { w: String(cols), h: String(rows) };
    await this.#call({ method: 'POST', path, query, signal }, nothing);
  }

  inspectImage(reference: string, signal: AbortSignal) {
    return this.#call({ method: 'GET', path: `/images/${reference}/json`, signal }, api.imageInspectSchema);
  }

  /** Idempotent: an existing volume of this name is left as it is. */
  async createVolume(
    name: string,
    driverOptions: Readonly<Record<string, string>>,
    labels: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<void> {
    const body = { Name: name, Driver: 'local', DriverOpts: driverOptions, Labels: labels };
    await this.#call({ method: 'POST', path: '/volumes/create', body, signal }, nothing);
  }

  async listVolumes(filters: Filters, signal: AbortSignal): Promise<readonly string[]> {
    const query = { filters: JSON.stringify(filters) };
    const answer = await this.#call({ method: 'GET', path: '/volumes', query, signal }, api.volumeListSchema);
    return answer.Volumes.map(({ Name }) => Name);
  }

  async removeVolume(name: string, signal: AbortSignal): Promise<void> {
    await this.#call({ method: 'DELETE', path: `/volumes/${encodeURIComponent(name)}`, signal }, nothing);
  }

  /** All of exactly this name: the engine does not keep names unique. */
  async listNetworks(name: string, signal: AbortSignal): Promise<readonly api.NetworkSummary[]> {
    // The engine's filter also finds names that contain this one.
    const query = { filters: JSON.stringify({ name: [name] }) };
    const found = await this.#call(
      { method: 'GET', path: '/networks', query, signal },
      api.networkListSchema,
    );
    return found.filter(({ Name }) => Name === name);
  }

  async removeNetwork(id: string, signal: AbortSignal): Promise<void> {
    await this.#call({ method: 'DELETE', path: `/networks/${id}`, signal }, nothing);
  }

  async createNetwork(
    name: string,
    labels: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<void> {
    const body = { Name: name, Driver: 'bridge', CheckDuplicate: true, EnableIPv6: false, Labels: labels };
    await this.#call({ method: 'POST', path: '/networks/create', body, signal }, nothing);
  }

  #call<T>(call: Call, schema: z.ZodType<T>): Promise<T> {
    return withDeadline(this.#clock, call.timeoutMs ?? REQUEST_TIMEOUT_MS, call.signal, async (signal) => {
      let answer: unknown;
      try {
        answer = await this.#dial(call, signal);
      } catch (error) {
        throw toAppError(error, signal);
      }
      const parsed = schema.safeParse(answer);
      if (parsed.success) return parsed.data;
      const details = `${call.method} ${call.path}: ${z.prettifyError(parsed.error)}`;
      throw new AppError('Internal', 'Docker Engine gave an answer of an unknown form.', { details });
    });
  }

  #dial({ method, path, query, body }: Call, abortSignal: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      // docker-modem never calls back when the connection ends in the middle of an answer.
      abortSignal.addEventListener('abort', () => reject(toAppError(undefined, abortSignal)), { once: true });
      this.#docker.modem.dial(
        {
          // docker-modem adds a query only to a path that ends in a question mark.
          path: query === undefined ? path : `${path}?`,
          method,
          options: { _query: query ?? {}, _body: body ?? {} },
          statusCodes: goodStatuses,
          abortSignal,
        },
        (error: Error | null, answer: unknown) => {
          if (error === null) resolve(answer);
          else reject(error);
        },
      );
    });
  }
}

/** For calls whose answer carries nothing of interest. */
const nothing = z.unknown();
