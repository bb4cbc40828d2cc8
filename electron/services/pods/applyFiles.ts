// Applies manifest files from outside the page, a command line's or a second start's, as soon as this process may act.

import { AppError } from '../../common/appError.ts';
import type { ManifestSource } from '../../common/contract/manifests.ts';
import type { ApplyResult } from '../../common/contract/pods.ts';
import type { LeaseState } from '../../common/contract/system.ts';
import { latestValues, type Observable } from '../../common/observable.ts';
import type { Logger } from '../logger.ts';
import { applyManifest } from './applyManifest.ts';
import type { EnginePodStore } from './enginePodStore.ts';

export interface ApplyFilesParts {
  readonly pods: EnginePodStore;
  readonly lease: Observable<LeaseState>;
  readonly logger: Logger;
  /** Gives up waiting for the engine. */
  readonly signal: AbortSignal;
}

/** Results go to the log too: nobody may be looking at the page. */
export async function applyFiles(
  { pods, lease, logger, signal }: ApplyFilesParts,
  sources: readonly ManifestSource[],
): Promise<readonly ApplyResult[]> {
  if (sources.length === 0) return [];
  if (lease.value.role !== 'leader') logger.info('apply: waiting until this process may act on the engine');
  await whenLeader(lease, signal);
  const results: ApplyResult[] = [];
  for (const source of sources) {
    results.push(...(await applyManifest(pods, source, { recreate: false }, signal)));
  }
  for (const { outcome, message } of results) logger.info(`apply: ${message}`, { outcome });
  return results;
}

async function whenLeader(lease: Observable<LeaseState>, signal: AbortSignal): Promise<void> {
  for await (const { role } of latestValues(lease, signal)) if (role === 'leader') return;
  throw new AppError('Cancelled', 'Podbay ended before an engine was ready.');
}
