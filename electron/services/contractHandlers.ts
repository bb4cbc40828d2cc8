// The contract, method by method: which part answers to what.

import packageJson from '../../package.json' with { type: 'json' };
import type { Contract } from '../common/contract.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import { eventHandlers } from './eventService.ts';
import { forwardHandlers } from './forwards/forwardService.ts';
import { imageHandlers } from './imageService.ts';
import { logHandlers } from './logs/logService.ts';
import { manifestHandlers } from './manifests/manifestService.ts';
import type { Sample } from './manifests/samples.ts';
import { nodeHandlers } from './nodeService.ts';
import { podHandlers } from './pods/podService.ts';
import { randomIds as ids } from './randomIds.ts';
import type { ServiceParts, ServicesOptions } from './serviceParts.ts';
import { systemHandlers } from './systemService.ts';
import { terminalHandlers } from './terminals/terminalService.ts';

export function contractHandlers(
  { clock, hostShell }: ServicesOptions,
  parts: ServiceParts,
  samples: readonly Sample[],
  lifetime: AbortSignal,
): ContractHandlers<Contract> {
  const { pods, engine, session, openedFiles, storeHeldBy } = parts;
  const { runtime } = session;
  return {
    pods: podHandlers(pods, engine, lifetime),
    manifests: manifestHandlers({ store: pods, openedFiles, samples }),
    events: eventHandlers(engine.events),
    forwards: forwardHandlers(parts.forwards),
    images: imageHandlers(engine.pulls),
    logs: logHandlers({ logs: parts.logs, runtime, ids, clock }),
    node: nodeHandlers(engine),
    settings: parts.settings.handlers(),
    terminals: terminalHandlers({
      sessions: parts.terminals,
      pods: engine,
      debuggedPods: pods,
      ids,
      runtime,
      hostShell: { ...hostShell, runtime, clock },
    }),
    system: systemHandlers({
      session,
      storeHeldBy,
      version: packageJson.version,
      platform: process.platform,
    }),
  };
}
