// Terminals: sessions that live with the services. A page opens one, connects to it as often as it likes and closes it;
// losing the page or its connection ends no session.

import { z } from 'zod';
import { errorSentenceSchema } from '../explainedError.ts';
import { bytesItem, call, duplex, stream } from '../rpc/define.ts';
import { podRefSchema } from './objects.ts';

/** Longest item of input, in bytes: a page sends a large paste in pieces. */
export const MAX_INPUT_BYTES = 64 * 1024;

/** Of characters. A terminal that is larger than any screen would only cost memory. */
const terminalSizeSchema = z.object({
  cols: z.number().int().min(2).max(500),
  rows: z.number().int().min(1).max(300),
});
export type TerminalSize = z.infer<typeof terminalSizeSchema>;

const terminalKinds = ['exec', 'attach', 'debug', 'host'] as const;

const terminalStateSchema = z.discriminatedUnion('phase', [
  /** Being started; a debug container may be waiting for its image. */
  z.object({ phase: z.literal('starting') }),
  z.object({ phase: z.literal('running') }),
  /** The process has ended; the last screen can still be read. */
  z.object({ phase: z.literal('exited'), exitCode: z.number(), at: z.string() }),
  /**
   * The engine is lost. An attached session (attach, debug) goes on by itself when the engine is back; an exec never
   * does: its process has ended with the connection, and only `restart` runs the command again.
   */
  z.object({
    phase: z.literal('disconnected'),
    reason: z.string(),
    sentence: errorSentenceSchema,
    at: z.string(),
  }),
  /** Could not be started; the sentence for the user and the engine's own text. */
  z.object({
    phase: z.literal('failed'),
    message: z.string(),
    sentence: errorSentenceSchema,
    details: z.string().optional(),
    at: z.string(),
  }),
]);
export type TerminalState = z.infer<typeof terminalStateSchema>;

const terminalSchema = z.object({
  id: z.string(),
  kind: z.enum(terminalKinds),
  /** As the user named it; empty: the page makes a title of what follows. */
  title: z.string(),
  /** Undefined for the host's shell. */
  pod: podRefSchema.extend({ uid: z.string(), container: z.string() }).optional(),
  /** What runs; empty for `attach`, which runs nothing. */
  command: z.array(z.string()),
  /** The command line that does the same outside Podbay; empty for the host's shell. */
  dockerCommand: z.string(),
  /** False: no terminal on the other side. Output has bare newlines (xterm: convertEol), nothing echoes, no size. */
  tty: z.boolean(),
  /**
   * `always`: what is typed is sent. `off`: Watch; `setInput` switches it on. `on`: switched on.
   * `none`: the container's standard input is not open, nothing can be sent.
   */
  input: z.enum(['always', 'off', 'on', 'none']),
  /** Standard input closes for good when the first one who sends leaves: switching on and detaching may end the process. */
  stdinOnce: z.boolean(),
  state: terminalStateSchema,
  createdAt: z.string(),
});
export type Terminal = z.infer<typeof terminalSchema>;
export type TerminalKind = Terminal['kind'];

/** `off`: not asked for at the start of browser mode. `missing`: node-pty is not installed. */
const hostShellSchema = z.enum(['available', 'off', 'missing']);
export type HostShell = z.infer<typeof hostShellSchema>;

const terminalsItemSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), hostShell: hostShellSchema, terminals: z.array(terminalSchema) }),
  z.object({
    type: z.literal('changes'),
    upserted: z.array(terminalSchema),
    removedIds: z.array(z.string()),
  }),
]);
export type TerminalsItem = z.infer<typeof terminalsItemSchema>;

const terminalInputSchema = z.union([
  bytesItem.refine(
    (bytes) => bytes.byteLength <= MAX_INPUT_BYTES,
    `at most ${MAX_INPUT_BYTES} bytes at once`,
  ),
  z.object({ type: z.literal('resize'), size: terminalSizeSchema }),
  /** Closes standard input where there is no terminal; with one, that is what Ctrl+D is for. */
  z.object({ type: z.literal('endInput') }),
]);
export type TerminalInput = z.infer<typeof terminalInputSchema>;

const terminalOutputSchema = z.union([
  bytesItem,
  /**
   * First of all, and again when this view fell too far behind: clear the terminal, take this size, then write the
   * bytes that follow. They draw the scrollback and the screen as they are, full-screen programs included.
   */
  z.object({ type: z.literal('screen'), size: terminalSizeSchema }),
  /** Another view has given the terminal this size. */
  z.object({ type: z.literal('size'), size: terminalSizeSchema }),
]);
export type TerminalOutput = z.infer<typeof terminalOutputSchema>;

const containerRefSchema = podRefSchema.extend({ container: z.string().max(63) });
const terminalId = z.string().max(64);
const commandSchema = z.array(z.string().min(1).max(32_768)).min(1).max(100);
const opened = z.object({ terminal: terminalSchema });

export const terminalsContract = {
  /** All sessions, first as a snapshot, then what changed. Open while a page is: sessions outlive the last by an hour. */
  watch: stream({ input: z.object({}), item: terminalsItemSchema }),
  /**
   * Runs a command, or the first shell that the image has, in a running container. Fails with `Unimplemented` when the
   * image has no shell: the page then offers a command and a debug container.
   */
  openExec: call({
    input: z.object({
      target: containerRefSchema,
      /** Undefined: bash, ash or sh. */
      command: commandSchema.optional(),
      /** Name or uid, with `:group`; undefined: the container's own. */
      user: z.string().min(1).max(256).optional(),
      /** Absolute; undefined: the container's own. */
      workingDir: z.string().min(1).max(4_096).optional(),
      size: terminalSizeSchema,
    }),
    output: opened,
  }),
  /** Watches the main process of a container; its recent output comes first. Nothing is sent until `setInput`. */
  openAttach: call({
    input: z.object({ target: containerRefSchema, size: terminalSizeSchema }),
    output: opened,
  }),
  /** Adds an ephemeral container to the pod, as `kubectl debug -it` does, and opens a terminal on it. */
  openDebug: call({
    input: z.object({
      pod: podRefSchema,
      image: z.string().min(1).max(1_024),
      /** Shares this container's processes; undefined: only the pod's network, IPC and host name. */
      targetContainer: z.string().max(63).optional(),
      /** Undefined: the image's own. */
      command: commandSchema.optional(),
      size: terminalSizeSchema,
    }),
    output: opened,
  }),
  /** A shell on the machine of the services, with DOCKER_HOST set to the connected engine. */
  openHostShell: call({ input: z.object({ size: terminalSizeSchema }), output: opened }),
  /**
   * One view of a session: the screen so far, then output as it comes, and input. Ends when the process has ended and
   * all was sent; cancelling it ends nothing. The last view that connected or resized decides on the size. Output
   * waits when no view has credit left, and so does the process; a view that is much slower than another skips ahead.
   * Of a session that went with the app its last lines are drawn, then it fails with `NotFound` like one that was closed.
   */
  connect: duplex({
    input: z.object({ id: terminalId, size: terminalSizeSchema }),
    up: terminalInputSchema,
    down: terminalOutputSchema,
  }),
  /** The switch of an attached session between Watch and Send input. */
  setInput: call({ input: z.object({ id: terminalId, isOn: z.boolean() }), output: opened }),
  /**
   * Reconnect, for a session that has ended: exec and host run their command anew, attach and debug attach to the
   * container as it is now. The screen so far stays above.
   */
  restart: call({ input: z.object({ id: terminalId, size: terminalSizeSchema }), output: opened }),
  rename: call({ input: z.object({ id: terminalId, title: z.string().max(100) }), output: opened }),
  /**
   * Ends the session and forgets it. The process of exec and host gets SIGHUP, then SIGKILL, a debug container is
   * stopped, an attached process goes on. `isLeftRunning`: the process could not be ended: it runs as another user than it was started as.
   */
  close: call({
    input: z.object({ id: terminalId }),
    output: z.object({ isLeftRunning: z.boolean() }),
  }),
};
