// What can be wrong with a pod, as data: the sentence is made in the reader's language by verdictMessages.ts.

import type { PullCause } from './pullCause.ts';

/** `error`: will not work as it is; `warning`: works in part; `info`: on its way. */
export type VerdictSeverity = 'error' | 'warning' | 'info';

export type ContainerRole = 'main' | 'init' | 'sidecar';

export interface ContainerRef {
  readonly name: string;
  readonly role: ContainerRole;
}

/** Durations (`…For`, `retryIn`, `after`) are kubectl's words, `2m11s`: the same in every language. */
interface VerdictParams {
  // A container's process
  readonly mainProcessEnded: {
    container: ContainerRef;
    after: string | undefined;
    /** Too soon for a server: most likely its program went to the background. */
    atOnce: boolean;
    retryIn: string | undefined;
  };
  readonly crashed: {
    container: ContainerRef;
    exitCode: number;
    /** First line of the termination message, where the program left one. */
    lastLine: string | undefined;
    retryIn: string | undefined;
    willRestart: boolean;
  };
  readonly outOfMemory: {
    container: ContainerRef;
    limit: string | undefined;
    exitCode: number;
    retryIn: string | undefined;
  };
  readonly portClash: { container: ContainerRef; other: ContainerRef; port: number };
  readonly addressInUse: { container: ContainerRef; message: string };
  readonly notReady: { containers: readonly string[]; unreadyFor: string | undefined };
  readonly partlyCompleted: { completed: readonly string[]; running: readonly string[] };
  readonly initRunning: { container: ContainerRef; position: number; total: number; runningFor: string };
  // Images
  readonly imagePullFailed: { container: ContainerRef; image: string; cause: PullCause; message: string };
  readonly imageNeverPulled: { container: ContainerRef; image: string };
  readonly imageNameInvalid: { container: ContainerRef; image: string };
  readonly imagePulling: { container: ContainerRef; image: string; pullingFor: string };
  // Creating and starting
  readonly configInvalid: { container: ContainerRef; message: string };
  readonly createFailed: { container: ContainerRef; message: string };
  readonly startFailed: { container: ContainerRef; message: string };
  readonly commandNotFound: { container: ContainerRef; command: string };
  readonly commandNotExecutable: { container: ContainerRef; command: string };
  readonly wrongPlatform: { container: ContainerRef; image: string };
  readonly postStartFailed: { container: ContainerRef; message: string };
  readonly hostPortTaken: { port: number | undefined };
  readonly sandboxFailed: { message: string };
  readonly mountFailed: { volume: string | undefined; message: string };
  readonly creating: { waitingFor: string };
  // Scheduling
  readonly notScheduled: Record<never, unknown>;
  readonly nodeLabelsMissing: { labels: readonly string[] };
  readonly resourcesInsufficient: { resources: readonly string[] };
  readonly hostPortsUnavailable: { ports: readonly number[] };
  readonly taintNotTolerated: { taint: string };
  readonly unschedulable: { message: string };
  // The pod as a whole
  readonly evicted: { message: string };
  readonly deadlineExceeded: { seconds: number | undefined };
  readonly podFailed: { reason: string; message: string };
  readonly terminationOverdue: { overdueFor: string };
}

export type VerdictCode = keyof VerdictParams;

export type VerdictOf<Code extends VerdictCode> = {
  readonly code: Code;
  readonly severity: VerdictSeverity;
} & Readonly<VerdictParams[Code]>;

/** One finding about a pod that is not healthy. */
export type PodVerdict = { [Code in VerdictCode]: VerdictOf<Code> }[VerdictCode];

/** One sentence (or two short ones) per code: what is wrong, since or until when, what to do. */
export type VerdictMessages = { readonly [Code in VerdictCode]: (verdict: VerdictOf<Code>) => string };
