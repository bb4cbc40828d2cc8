// A container's log as entries, followed over one stream for as long as the container lives.

import type { LogEntry, LogOptions } from '../../engine/runtime/podRuntime.ts';
import { toAppError } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { FramedLogParser, TtyLogParser } from '../transport/logEntries.ts';

/** Docker takes seconds with a fraction. A double has no more than microseconds, so round down. */
function sinceText(ms: number): string {
  return (Math.floor(ms * 1000) / 1e6).toFixed(6);
}

/** Ends with the container, or without `follow` with the log. `NotFound` when the container is gone. */
export async function* containerLogs(
  { client, transport }: Pick<RuntimeContext, 'client' | 'transport'>,
  containerId: string,
  { follow, since, tail }: LogOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly LogEntry[], void, void> {
  const { Config } = await client.inspectContainer(containerId, signal);
  const parser = Config.Tty ? new TtyLogParser() : new FramedLogParser();
  const query = {
    stdout: '1',
    stderr: '1',
    timestamps: '1',
    follow: follow ? '1' : '0',
    ...(since === undefined ? {} : { since: sinceText(since) }),
    ...(tail === undefined ? {} : { tail: String(tail) }),
  };
  try {
    const path = `/containers/${containerId}/logs`;
    const response = await transport.open({ method: 'GET', path, query, signal });
    for await (const chunk of response) {
      const entries = parser.push(chunk);
      if (entries.length > 0) yield entries;
    }
    const last = parser.end();
    if (last.length > 0) yield last;
  } catch (error) {
    throw toAppError(error, signal);
  }
}
