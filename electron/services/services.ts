// The composition root of everything below the hosts: the parts, what they begin with, and how they end.

import { setMaxListeners } from 'node:events';
import type { ManifestSource } from '../common/contract/manifests.ts';
import type { ApplyResult } from '../common/contract/pods.ts';
import type { Settings } from '../common/contract/settings.ts';
import type { Contract } from '../common/contract.ts';
import type { Observable } from '../common/observable.ts';
import type { ContractHandlers } from '../common/rpc/define.ts';
import { contractHandlers } from './contractHandlers.ts';
import { readSamples } from './manifests/samples.ts';
import { applyFiles } from './pods/applyFiles.ts';
import { createParts, type ServicesOptions } from './serviceParts.ts';

/**
 * One signal serves every call of a plan: a pod of eight containers listens some thirty times to its own. Node's limit
 * of ten would warn of a leak there; this one still catches a real one.
 */
const MAX_LISTENERS = 100;

export interface Services {
  readonly handlers: ContractHandlers<Contract>;
  /** For what a host shows itself. */
  readonly settings: Observable<Settings>;
  /** Hands files to the page for review. */
  openFiles(sources: readonly ManifestSource[]): void;
  /** Applies files as soon as this process may act; results go to the log. */
  applyFiles(sources: readonly ManifestSource[]): Promise<readonly ApplyResult[]>;
  /** Pods keep running; the lease is released and the store closed. */
  dispose(): Promise<void>;
}

/** Rejects with an `AppError` for the user when the data directory cannot be used. */
export async function createServices(options: ServicesOptions): Promise<Services> {
  setMaxListeners(MAX_LISTENERS);
  const { logger } = options;
  const parts = await createParts(options);
  const { store, session, forwards, pods, openedFiles } = parts;
  const ending = new AbortController();
  const samples = await readSamples(options.resourcesDir);
  const handlers = contractHandlers(options, parts, samples, ending.signal);
  const applying = { pods, lease: session.lease, logger, signal: ending.signal };

  const restored = forwards
    .restore()
    .catch((error: unknown) => logger.error('The saved port forwards were not restored', { error }));
  session.start();
  openedFiles.open(options.openFiles);
  const applied = applyFiles(applying, options.applyFiles).catch((error: unknown) =>
    logger.error('The files given with --apply were not applied', { error }),
  );
  return {
    handlers,
    settings: parts.settings.settings,
    openFiles: (sources) => openedFiles.open(sources),
    applyFiles: (sources) => applyFiles(applying, sources),
    async dispose() {
      ending.abort();
      parts.dispose();
      await session.ended();
      await Promise.all([applied, restored]);
      await store.close();
    },
  };
}
