// A container's log as entries, followed for as long as the container lives.

import type { LogEntry, LogOptions } from '../../engine/runtime/podRuntime.ts';
import { toAppError } from '../dockerErrors.ts';
import { followRotated } from '../logs/followRotated.ts';
import { FramedLogParser, TtyLogParser } from '../logs/logEntries.ts';
import { logRotation } from '../logs/logRotation.ts';
import type { RuntimeContext } from '../runtimeContext.ts';

type LogContext = Pick<RuntimeContext, 'client' | 'transport' | 'clock'>;

/** Ends with the container, or without `follow` with the log. `NotFound` when the container is gone. */
export async function* containerLogs(
  context: LogContext,
  containerId: string,
  options: LogOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly LogEntry[], void, void> {
  const { client, clock } = context;
  const { Config, HostConfig } = await client.inspectContainer(containerId, signal);
  const read = (part: LogOptions, until: AbortSignal) =>
    readEntries(context, containerId, Config.Tty, part, until);
  const rotation = logRotation(HostConfig.LogConfig);
  try {
    if (rotation === undefined || !options.follow) yield* read(options, signal);
    else yield* followRotated({ read, rotation, clock }, options, signal);
  } catch (error) {
    throw toAppError(error, signal);
  }
}

async function* readEntries(
  { transport }: LogContext,
  containerId: string,
  tty: boolean,
  { follow, since, tail }: LogOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly LogEntry[], void, void> {
  const parser = tty ? new TtyLogParser() : new FramedLogParser();
  const query = {
    stdout: '1',
    stderr: '1',
    timestamps: '1',
    follow: follow ? '1' : '0',
    ...(since === undefined ? {} : { since: sinceText(since) }),
    ...(tail === undefined ? {} : { tail: String(tail) }),
  };
  const path = `/containers/${containerId}/logs`;
  const response = await transport.open({ method: 'GET', path, query, signal });
  for await (const chunk of response) {
    const entries = parser.push(chunk);
    if (entries.length > 0) yield entries;
  }
  const last = parser.end();
  if (last.length > 0) yield last;
}

/** Docker takes seconds with a fraction. A double has no more than microseconds, so round down. */
function sinceText(ms: number): string {
  return (Math.floor(ms * 1000) / 1e6).toFixed(6);
}
