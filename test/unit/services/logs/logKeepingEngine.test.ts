import { describe, expect, it } from 'vitest';
import type { PodRuntime } from '../../../../electron/engine/runtime/podRuntime.ts';
import { logKeepingEngine } from '../../../../electron/services/logs/logKeepingEngine.ts';

describe('the engine', () => {
  it('removes a container only when its log has been read', async () => {
    const steps: string[] = [];
    let attached: PodRuntime | undefined;
    const engine = {
      attach: async (runtime: PodRuntime) => {
        attached = runtime;
      },
      detach: async () => undefined,
    };
    let read = () => undefined as void;
    const untilRead = async (id: string) => {
      steps.push(`read ${id}`);
      await new Promise<void>((resolve) => {
        read = resolve;
      });
    };
    const removeContainer = async (id: string) => void steps.push(`remove ${id}`);
    const runtime: Partial<PodRuntime> = { removeContainer };
    await logKeepingEngine(engine, () => ({ untilRead })).attach(asRuntime(runtime), 'leader');
    const removed = attached?.removeContainer('one', new AbortController().signal);
    expect(steps).toEqual(['read one']);
    read();
    await removed;
    expect(steps).toEqual(['read one', 'remove one']);
  });
});

/** Of a runtime, the part that is called here. */
function asRuntime(part: Partial<PodRuntime>): PodRuntime {
  return part as PodRuntime;
}
