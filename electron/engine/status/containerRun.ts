// One run of a container as CRI sees it, read from Docker's record (semantics §1.14). Pure; planning and status share it.

import type { Container, PodObject } from '../../common/kubernetes/objects.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';

/** Docker leaves a container whose start failed in `created` with an exit code: for CRI that one has exited. */
export function runState(record: ContainerRecord): ContainerRecord['state'] {
  if (record.state === 'running') return 'running';
  return record.finishedAt === undefined && record.exitCode === 0 ? 'created' : 'exited';
}

export type TerminatedReason = 'OOMKilled' | 'Completed' | 'Error' | 'ContainerCannotRun';

/** Reason of an exited run. OOMKilled wins over the exit code, so it may come with exit 0. */
export function terminatedReason(record: ContainerRecord): TerminatedReason {
  if (record.oomKilled) return 'OOMKilled';
  if (record.exitCode === 0) return 'Completed';
  return record.startedAt === undefined ? 'ContainerCannotRun' : 'Error';
}

/** All runs of one container, newest first. */
export function runsOf(containers: readonly ContainerRecord[], name: string): readonly ContainerRecord[] {
  return containers
    .filter((record) => record.name === name)
    .sort((a, b) => b.attempt - a.attempt || b.createdAt - a.createdAt);
}

/** True for an init container with restartPolicy Always. */
export function isSidecar(container: Container): boolean {
  return container.restartPolicy === 'Always';
}

/**
 * kubelet's ShouldContainerBeRestarted for the newest run of `container` (undefined: it never ran). Sidecars restart
 * under every policy; ordinary init containers follow OnFailure unless the policy is Never.
 */
export function shouldBeRestarted(
  pod: PodObject,
  container: Container,
  newest: ContainerRecord | undefined,
): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return false;
  if (newest === undefined) return true;
  const state = runState(newest);
  if (state !== 'exited') return state === 'created';
  if (newest.kind === 'ephemeral') return false;
  if (isSidecar(container)) return true;
  const policy = pod.spec.restartPolicy ?? 'Always';
  if (policy === 'Never') return false;
  return newest.exitCode !== 0 || (policy === 'Always' && newest.kind === 'app');
}

/** What to read of the log when the termination-message file is empty under FallbackToLogsOnError. */
export const fallbackLog = { maxLines: 80, maxBytes: 2048 } as const;

/** True when `fallbackLog` of this exited run is its termination message; `fileText` is the file's content. */
export function fallsBackToLog(container: Container, record: ContainerRecord, fileText: string): boolean {
  return (
    container.terminationMessagePolicy === 'FallbackToLogsOnError' &&
    fileText === '' &&
    record.exitCode !== 0 &&
    terminatedReason(record) !== 'ContainerCannotRun'
  );
}
