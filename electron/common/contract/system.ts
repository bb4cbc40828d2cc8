// The state of the engine connection, of the lease, and of the host.

import { z } from 'zod';
import { call, stream } from '../rpc/define.ts';

/** One address that was tried, with the exact error it gave. */
const engineAttemptSchema = z.object({
  address: z.string(),
  /** Where the address comes from: a setting, DOCKER_HOST, a docker context's name, or a well-known socket. */
  source: z.string(),
  error: z.string(),
});
export type EngineAttempt = z.infer<typeof engineAttemptSchema>;

const engineFailureSchema = z.object({
  kind: z.enum([
    'notFound',
    'stopped',
    'starting',
    'noPermission',
    'tooOld',
    'windowsContainers',
    'unreachable',
    /** Something answers, but one of both does not trust the other's certificate. `tried` says which. */
    'tls',
    'protocol',
    /** It answers, but refused the container that every Podbay needs: the lease. `tried` has its words. */
    'cannotRun',
  ]),
  tried: z.array(engineAttemptSchema),
  /** The version that was too old, where one answered. */
  apiVersion: z.string().optional(),
});
export type EngineFailure = z.infer<typeof engineFailureSchema>;

const engineInfoSchema = z.object({
  address: z.string(),
  source: z.string(),
  /** The engine's own id: two engines may have one host name. */
  id: z.string(),
  /** The engine's own host name; also the node's name, as long as no other engine has it. */
  name: z.string(),
  version: z.string(),
  apiVersion: z.string(),
  os: z.string(),
  arch: z.string(),
  kernel: z.string(),
  cpus: z.number(),
  memoryBytes: z.number(),
  cgroupVersion: z.enum(['1', '2']),
  rootless: z.boolean(),
});
export type EngineInfo = z.infer<typeof engineInfoSchema>;

const engineStateSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('connecting'), since: z.string() }),
  z.object({ phase: z.literal('failed'), failure: engineFailureSchema, retryAt: z.string() }),
  z.object({ phase: z.literal('ready'), info: engineInfoSchema }),
  /** It was ready before: the last known list stays on screen. */
  z.object({
    phase: z.literal('lost'),
    since: z.string(),
    info: engineInfoSchema,
    failure: engineFailureSchema,
    retryAt: z.string(),
  }),
]);
export type EngineState = z.infer<typeof engineStateSchema>;

export const leaseHolderSchema = z.object({
  hostName: z.string(),
  pid: z.number(),
  hostKind: z.enum(['desktop', 'browser']),
  startedAt: z.string(),
});
export type LeaseHolder = z.infer<typeof leaseHolderSchema>;

/** Only one Podbay acts on an engine; the others show what is there. */
const leaseStateSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('pending') }),
  z.object({ role: z.literal('leader') }),
  z.object({ role: z.literal('observer'), holder: leaseHolderSchema }),
]);
export type LeaseState = z.infer<typeof leaseStateSchema>;

const systemStatusSchema = z.object({
  version: z.string(),
  platform: z.enum(['linux', 'macos', 'windows']),
  engine: engineStateSchema,
  lease: leaseStateSchema,
  /** Set when the data directory is held by another process: nothing is saved by this one. */
  storeHeldBy: leaseHolderSchema.optional(),
});
export type SystemStatus = z.infer<typeof systemStatusSchema>;

export const systemContract = {
  watch: stream({ input: z.object({}), item: systemStatusSchema }),
  /** Tries the engine again now instead of at `retryAt`. */
  retryEngine: call({ input: z.object({}), output: z.object({}) }),
};
