// Opens the first of several local ports that can be had, and says why the first of all could not.

import type { ForwardIntent, ListenFailure, PortHolder } from '../../common/contract/forwards.ts';
import type { Listen, Listener, PodSide } from './listener.ts';
import { explainInUse, listenFailure } from './listenFailure.ts';
import { portCandidates } from './localPorts.ts';

export interface OpenPortRequest {
  readonly protocol: ForwardIntent['protocol'];
  readonly address: string;
  /** In the order in which they are tried; 0: any free one. */
  readonly ports: readonly number[];
  /** Those that other forwards want, which are not offered instead. */
  readonly reserved: ReadonlySet<number>;
  readonly podSide: PodSide;
}

export type OpenPortOutcome =
  /** `failure`: why it is not the first one of those wanted. */
  | { readonly listener: Listener; readonly failure: ListenFailure | undefined }
  | { readonly listener: undefined; readonly failure: ListenFailure };

export type OpenPort = (request: OpenPortRequest) => Promise<OpenPortOutcome>;

export interface OpenPortParts {
  readonly listen: Listen;
  readonly findHolder: (protocol: ForwardIntent['protocol'], port: number) => Promise<PortHolder | undefined>;
  readonly platform: NodeJS.Platform;
}

export function portOpener(parts: OpenPortParts): OpenPort {
  return async (request) => {
    const { ports, address, protocol } = request;
    let first: ListenFailure | undefined;
    for (const port of ports) {
      try {
        const listener = await parts.listen({ ...request, port });
        if (first !== undefined) first = await explained(parts, protocol, ports[0] ?? 0, first);
        return { listener, failure: first };
      } catch (error) {
        const failure = listenFailure(error, { port, address, platform: parts.platform });
        first ??= failure;
        if (failure.reason !== 'portInUse' && failure.reason !== 'privilegedPort') break;
      }
    }
    const port = ports[0] ?? 0;
    const failure = first ?? listenFailure(undefined, { port, address, platform: parts.platform });
    const explanation = await explained(parts, protocol, port, failure);
    return { listener: undefined, failure: await withFreePort(parts, request, port, explanation) };
  };
}

async function explained(
  { findHolder }: OpenPortParts,
  protocol: ForwardIntent['protocol'],
  port: number,
  failure: ListenFailure,
): Promise<ListenFailure> {
  if (failure.reason !== 'portInUse') return failure;
  return explainInUse(port, await findHolder(protocol, port));
}

/** Opened and closed again: whoever takes it soon will get it. */
async function withFreePort(
  { listen }: OpenPortParts,
  request: OpenPortRequest,
  port: number,
  failure: ListenFailure,
): Promise<ListenFailure> {
  if (failure.reason !== 'portInUse' && failure.reason !== 'privilegedPort') return failure;
  for (const candidate of portCandidates(port, new Set([port, ...request.reserved]))) {
    try {
      const listener = await listen({ ...request, port: candidate });
      listener.close();
      return { ...failure, freePort: listener.port };
    } catch {
      // In use as well: the next one may be free.
    }
  }
  return failure;
}
