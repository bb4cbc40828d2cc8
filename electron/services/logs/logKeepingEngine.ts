// Docker forgets a container's log with the container. So the engine is given a runtime that lets the log of a pod that
// is being deleted be read before its containers go.

import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';
import type { AttachableEngine } from '../engineSession.ts';

export interface LogReader {
  /** Resolves when nothing of this container's log has to be read any more; never rejects, never waits for long. */
  untilRead(containerId: string, signal: AbortSignal): Promise<void>;
}

export function logKeepingEngine(engine: AttachableEngine, reader: () => LogReader): AttachableEngine {
  return {
    attach: (runtime, role) => engine.attach(readFirst(runtime, reader), role),
    detach: () => engine.detach(),
  };
}

function readFirst(runtime: PodRuntime, reader: () => LogReader): PodRuntime {
  return {
    ...runtime,
    async removeContainer(id, signal) {
      await reader().untilRead(id, signal);
      await runtime.removeContainer(id, signal);
    },
  };
}
