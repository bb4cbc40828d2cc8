// What a terminal was opened with. The page remembers it beside the session, because sessions end with the app and
// "Reconnect" must then open the same thing anew.

import { z } from 'zod';
import { type PodRef, podRefSchema } from '../../electron/common/contract/objects.ts';
import type { Terminal, TerminalSize } from '../../electron/common/contract/terminals.ts';
import type { Connection } from '../rpc/connection.ts';

const container = z.string().max(63);
const command = z.array(z.string()).min(1).max(100);

export const terminalSpecSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('exec'),
    pod: podRefSchema,
    container,
    /** Undefined: the first shell that the image has. */
    command: command.optional(),
    user: z.string().optional(),
    workingDir: z.string().optional(),
  }),
  z.object({ kind: z.literal('attach'), pod: podRefSchema, container }),
  z.object({
    kind: z.literal('debug'),
    pod: podRefSchema,
    image: z.string(),
    targetContainer: container.optional(),
    command: command.optional(),
  }),
  z.object({ kind: z.literal('host') }),
]);
export type TerminalSpec = z.infer<typeof terminalSpecSchema>;

/** The pod that a terminal belongs to; undefined for the host's shell. */
export function specPod(spec: TerminalSpec): PodRef | undefined {
  return spec.kind === 'host' ? undefined : spec.pod;
}

/** What a session that this page did not open was opened with, as far as the session tells. */
export function specOf({ kind, pod, command: ran }: Terminal): TerminalSpec {
  if (kind === 'host' || pod === undefined) return { kind: 'host' };
  const { namespace, name } = pod;
  const ref = { namespace, name };
  if (kind === 'attach' || kind === 'debug') return { kind: 'attach', pod: ref, container: pod.container };
  return { kind: 'exec', pod: ref, container: pod.container, ...(ran.length > 0 ? { command: ran } : {}) };
}

export async function openSession(
  api: Connection['api'],
  spec: TerminalSpec,
  size: TerminalSize,
): Promise<Terminal> {
  const { terminals } = api;
  switch (spec.kind) {
    case 'exec': {
      const { kind: _, pod, container: name, ...rest } = spec;
      return (await terminals.openExec({ ...rest, target: { ...pod, container: name }, size })).terminal;
    }
    case 'attach':
      return (await terminals.openAttach({ target: { ...spec.pod, container: spec.container }, size }))
        .terminal;
    case 'debug': {
      const { kind: _, ...rest } = spec;
      return (await terminals.openDebug({ ...rest, size })).terminal;
    }
    case 'host':
      return (await terminals.openHostShell({ size })).terminal;
  }
}
