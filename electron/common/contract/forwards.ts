// Port forwards: saved intent, bound to a pod's name and port, not to a live process. A forward exists while its pod does
// not, and works for as long as this process runs.

import { z } from 'zod';
import { call, stream } from '../rpc/define.ts';
import { podRefSchema } from './objects.ts';

/** More would be a mistake of a script; each that is on holds a port of this machine. */
export const MAX_FORWARDS = 500;

/** At most this often, in milliseconds, the traffic of a forward is told. */
export const TRAFFIC_EVERY_MS = 500;

const port = (least: number) =>
  z
    .number()
    .int()
    .min(least, `a port is a number from ${least} to 65535`)
    .max(65_535, `a port is a number from ${least} to 65535`);
const podPortSchema = port(1);
/** 0: any free port. */
const wantedPortSchema = port(0);

const bindAddressSchema = z.union([z.ipv4(), z.ipv6()], 'an IP address of this machine, as 127.0.0.1 or ::1');
const schemeSchema = z.enum(['none', 'http', 'https']);
const protocolSchema = z.enum(['TCP', 'UDP']);

/** What is saved of a forward. */
export const forwardIntentSchema = z.object({
  id: z.string().min(1).max(64),
  pod: podRefSchema,
  /** Whose declared port it is; undefined for a port that no container declares. */
  container: z.string().max(63).optional(),
  podPort: podPortSchema,
  protocol: protocolSchema,
  /** Where to listen. 0 was asked and none found yet; once found it is remembered. */
  localPort: wantedPortSchema,
  /** Anything but a loopback address lets other machines in. */
  bindAddress: bindAddressSchema,
  /** What "Open in browser" uses; `none`: it is not for a browser. Guessed from the port's name and number. */
  scheme: schemeSchema,
  /** What the user wants. */
  isOn: z.boolean(),
  /** Switched on again when the app starts; otherwise it comes back off. */
  restoreOnStart: z.boolean(),
  createdAt: z.string(),
});
export type ForwardIntent = z.infer<typeof forwardIntentSchema>;

/** The process that has a port; its name as the system gives it, `pid` where it is told. */
const portHolderSchema = z.object({ name: z.string(), pid: z.number().optional() });
export type PortHolder = z.infer<typeof portHolderSchema>;

/** Why a port cannot be listened on. */
const listenFailureSchema = z.object({
  /**
   * `portInUse`: see `holder` and `freePort`. `privilegedPort`: this user may not listen below 1024. `forbiddenPort`: the
   * system keeps this one for itself. `noSuchAddress`: the bind address is none of this machine. `outOfSockets`: the
   * system has none left. `other`: see `message`.
   */
  reason: z.enum(['portInUse', 'privilegedPort', 'forbiddenPort', 'noSuchAddress', 'outOfSockets', 'other']),
  /** English: what happened and what to do, `8080 is used by node (pid 4121).` */
  message: z.string(),
  holder: portHolderSchema.optional(),
  /** A port that was free when this was found, to be offered instead. */
  freePort: z.number().optional(),
});
export type ListenFailure = z.infer<typeof listenFailureSchema>;

const forwardStateSchema = z.discriminatedUnion('phase', [
  /** The port listens and the pod runs. `path`: the way of the last connection; undefined before the first. */
  z.object({ phase: z.literal('on'), path: z.enum(['direct', 'relay']).optional() }),
  /** The port listens, so that nobody else takes it; a connection waits 10 s for the pod and its program, and is then reset. */
  z.object({
    phase: z.literal('waiting'),
    /**
     * `opening`: the port is being opened, a matter of milliseconds. `noEngine`: none is connected. `noPod`: no pod of
     * this name. `podStarting`: its sandbox does not run yet, or again. `podEnding`: it is being deleted. `podEnded`: it is
     * Succeeded or Failed.
     */
    reason: z.enum(['opening', 'noEngine', 'noPod', 'podStarting', 'podEnding', 'podEnded']),
  }),
  /** The port cannot be listened on; tried again every 3 s. */
  listenFailureSchema.extend({ phase: z.literal('error') }),
  z.object({ phase: z.literal('off') }),
]);
export type ForwardState = z.infer<typeof forwardStateSchema>;

/** Since the forward was switched on. For UDP a connection is a flow: one local peer. */
const forwardTrafficSchema = z.object({
  active: z.number(),
  total: z.number(),
  /** From the pod. */
  receivedBytes: z.number(),
  /** To the pod. */
  sentBytes: z.number(),
});
export type ForwardTraffic = z.infer<typeof forwardTrafficSchema>;

/**
 * Why a connection into a pod was not made. `nothingListens` and `noAnswer`: on the pod's port. `podGone`: its sandbox
 * has just ended. `podAway`: it did not come back while the connection waited. `noEngine`: none is connected.
 * `relayLost`: the relay died twice in a row. `tooManyConnections`: at a limit of ours. `outOfSockets`: at the system's.
 * `notDirect`: the settings say direct, and this engine's pods have no address that this machine reaches.
 */
const dialFailureSchema = z.enum([
  'nothingListens',
  'noAnswer',
  'podGone',
  'podAway',
  'noEngine',
  'relayLost',
  'tooManyConnections',
  'outOfSockets',
  'notDirect',
]);
export type DialFailure = z.infer<typeof dialFailureSchema>;

const connectionFailureSchema = z.object({
  reason: z.enum([...dialFailureSchema.options, 'other']),
  /** English: `Nothing listens on port 80 in the pod.` All there is to say of `other`. */
  message: z.string(),
  at: z.string(),
});
export type ConnectionFailure = z.infer<typeof connectionFailureSchema>;

const forwardSchema = forwardIntentSchema.extend({
  state: forwardStateSchema,
  traffic: forwardTrafficSchema,
  /**
   * The last connection that failed while the forward itself was on. Gone when a later one succeeds and when the forward
   * is switched.
   */
  lastFailure: connectionFailureSchema.optional(),
});
export type Forward = z.infer<typeof forwardSchema>;

/** Another local port than the pod's own number was taken, because that one could not be had. */
const portNoteSchema = z.object({
  wanted: z.number(),
  /** `reserved`: another forward, which is off or has its own pod, wants it. */
  why: z.enum(['inUse', 'privileged', 'reserved']),
  holder: portHolderSchema.optional(),
});
export type PortNote = z.infer<typeof portNoteSchema>;

const forwardsItemSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), forwards: z.array(forwardSchema) }),
  z.object({
    type: z.literal('changes'),
    upserted: z.array(forwardSchema),
    removedIds: z.array(z.string()),
  }),
]);
export type ForwardsItem = z.infer<typeof forwardsItemSchema>;

const forwardId = z.string().max(64);

const switchResultSchema = z.object({
  id: forwardId,
  forward: forwardSchema.optional(),
  message: z.string().optional(),
});
export type SwitchResult = z.infer<typeof switchResultSchema>;

const forwardIds = z.array(forwardId).min(1).max(MAX_FORWARDS);
/** What may be said when a forward is made and changed later. */
const choices = {
  bindAddress: bindAddressSchema.optional(),
  scheme: schemeSchema.optional(),
  restoreOnStart: z.boolean().optional(),
};

const changedForward = {
  forward: forwardSchema,
  /** Why it is not on the port and address that were asked for: it stays as it was, and nothing of it is changed. */
  refusal: listenFailureSchema.optional(),
};

/** All that change something fail with `FailedPrecondition` where another process has the data directory. */
export const forwardsContract = {
  /** All forwards in the order they were made, first as a snapshot, then what changed. */
  watch: stream({ input: z.object({}), item: forwardsItemSchema }),
  /**
   * Makes a forward and switches it on; answers once the port listens or cannot (`state.phase` is then `error`). A
   * forward of the same pod, port and protocol is switched on instead, with what is given changed as by `update`. The
   * pod need not exist. `ResourceExhausted` at `MAX_FORWARDS`.
   */
  open: call({
    input: z.object({
      pod: podRefSchema,
      podPort: podPortSchema,
      /** Undefined: TCP. */
      protocol: protocolSchema.optional(),
      /** Undefined: the container that declares the port, where one does. */
      container: z.string().max(63).optional(),
      /** Undefined: the pod's number if it is free, else the next free one. 0: any free one. */
      localPort: wantedPortSchema.optional(),
      ...choices,
    }),
    output: z.object({ ...changedForward, note: portNoteSchema.optional() }),
  }),
  /**
   * Changes a forward. One that is on moves to another port or address only when that can be listened on; otherwise the
   * answer has a `refusal`. Connections live on.
   */
  update: call({
    input: z.object({ id: forwardId, localPort: wantedPortSchema.optional(), ...choices }),
    output: z.object(changedForward),
  }),
  /**
   * Off closes the port and every connection. On answers once the port listens or cannot; one in error is tried again at
   * once. `forward` as it is then, unless it was removed; `message` where it did not work.
   */
  setOn: call({
    input: z.object({ ids: forwardIds, isOn: z.boolean() }),
    output: z.object({ results: z.array(switchResultSchema) }),
  }),
  /** Switches off and forgets; ids that are not known are left out. */
  remove: call({ input: z.object({ ids: forwardIds }), output: z.object({}) }),
};
