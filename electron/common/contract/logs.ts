// Logs: a view on the merged rows of one or several pods. The page holds a window of rows only; the view, its filter
// and the search live with the services for as long as `open` is read.

import { z } from 'zod';
import { bytesItem, call, stream } from '../rpc/define.ts';
import { podRefSchema } from './objects.ts';

/** Longest pattern of a search or filter. */
const MAX_PATTERN = 1_000;
/** Rows of one `lines` call. */
const MAX_WINDOW_ROWS = 1_000;

/** Pods merged in one view. */
export const MAX_LOG_PODS = 20;

export const logLevels = ['error', 'warn', 'info', 'debug', 'unknown'] as const;
export type LogLevel = (typeof logLevels)[number];

const logPatternSchema = z.object({
  text: z.string().min(1).max(MAX_PATTERN),
  isRegex: z.boolean().default(false),
  matchCase: z.boolean().default(false),
  wholeWord: z.boolean().default(false),
});
export type LogPattern = z.infer<typeof logPatternSchema>;

export const logFilterSchema = z.object({
  /** Container names; undefined: all. */
  containers: z.array(z.string().max(63)).max(200).optional(),
  /** Runs, by the id of their container; undefined: all. */
  containerIds: z.array(z.string().max(128)).max(1_000).optional(),
  levels: z.array(z.enum(logLevels)).optional(),
  pattern: logPatternSchema.optional(),
  /** Rows that do not match the pattern. */
  isInverse: z.boolean().default(false),
  /** Rows around each match. */
  contextRows: z.number().int().min(0).max(50).default(0),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

const logRangeSchema = z.discriminatedUnion('by', [
  /** From the first line of each container on. */
  z.object({ by: z.literal('all') }),
  /** The first lines of each container, and no more. */
  z.object({ by: z.literal('head'), lines: z.number().int().min(1).max(1_000_000) }),
  /** The last lines of each container. */
  z.object({ by: z.literal('tail'), lines: z.number().int().min(0).max(1_000_000) }),
  /** From an instant on, milliseconds since the epoch. */
  z.object({ by: z.literal('since'), time: z.number().min(0) }),
]);
export type LogRange = z.infer<typeof logRangeSchema>;

/** One life of a container. */
const logRunSchema = z.object({
  namespace: z.string(),
  pod: z.string(),
  podUid: z.string(),
  container: z.string(),
  kind: z.enum(['init', 'app', 'ephemeral']),
  attempt: z.number(),
  containerId: z.string(),
  state: z.enum(['running', 'exited', 'gone']),
  exitCode: z.number(),
  oomKilled: z.boolean(),
  /** Rows read so far, those that are not held any more included. */
  lines: z.number(),
  /** The engine keeps only the newest part of this log, and that much was read: earlier lines may have gone. */
  isCut: z.boolean(),
});
export type LogRun = z.infer<typeof logRunSchema>;

const logStateSchema = z.object({
  viewId: z.string(),
  /** Position of the first row that is still held, and of the next one to come; positions never change. */
  first: z.number(),
  end: z.number(),
  /** Rows that the filter has been tried on, and all rows. */
  scanned: z.number(),
  total: z.number(),
  /** False while the containers are not known yet. */
  isReady: z.boolean(),
  /** False while no engine is connected: what is shown may be old. */
  isLive: z.boolean(),
  /** In the order in which they were found; rows name them by index. */
  runs: z.array(logRunSchema),
});
export type LogState = z.infer<typeof logStateSchema>;

/**
 * `gone`: removed before anybody saw how it ended. `missing`: the engine removed lines before they could be read.
 * `late`: the engine skipped the lines that follow at first; they are older than the line before.
 */
const logMarkEvents = ['started', 'exited', 'gone', 'missing', 'late'] as const;
export type LogMarkEvent = (typeof logMarkEvents)[number];

const logRowSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('line'),
    position: z.number(),
    /** Its position in a view of the same log without a filter. */
    unfiltered: z.number(),
    /** Milliseconds since the epoch with their fraction, by the engine's clock. */
    time: z.number(),
    run: z.number(),
    stream: z.enum(['stdout', 'stderr']),
    level: z.enum(logLevels),
    /** Bytes that are not UTF-8 are replaced; the download has them. */
    text: z.string(),
    /** Bytes of a very long line that were not sent. */
    cutBytes: z.number(),
  }),
  z.object({
    kind: z.literal('mark'),
    position: z.number(),
    time: z.number(),
    run: z.number(),
    event: z.enum(logMarkEvents),
    exitCode: z.number(),
    oomKilled: z.boolean(),
  }),
]);
export type LogRow = z.infer<typeof logRowSchema>;
export type LogLineRow = Extract<LogRow, { kind: 'line' }>;

const logMatchesSchema = z.object({
  /** Positions of the rows found since the last item, in their order. */
  positions: z.array(z.number()),
  /** Up to which position was searched. */
  scannedTo: z.number(),
  /** There are more than are listed. */
  isCapped: z.boolean(),
});
export type LogMatches = z.infer<typeof logMatchesSchema>;

/** `text`: time, container and line; `jsonl`: an object per line with everything that is known of it. */
const logFormats = ['text', 'jsonl'] as const;
export type LogFormat = (typeof logFormats)[number];

const viewId = z.string().max(64);

export const logsContract = {
  /** The state now and after each change, at most once a frame. Closing the stream closes the view. */
  open: stream({
    input: z.object({
      pods: z.array(podRefSchema).min(1).max(MAX_LOG_PODS),
      range: logRangeSchema,
      filter: logFilterSchema,
    }),
    item: logStateSchema,
  }),
  /** Rows from a position on; fewer when they are not held any more or not there yet. */
  lines: call({
    input: z.object({
      viewId,
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(MAX_WINDOW_ROWS),
    }),
    output: z.object({ rows: z.array(logRowSchema) }),
  }),
  /** The first row of that instant or later, milliseconds since the epoch; `end` where none has come yet. */
  find: call({
    input: z.object({ viewId, time: z.number().min(0) }),
    output: z.object({ position: z.number() }),
  }),
  /** Searches the view's rows and goes on with those that come. */
  search: stream({ input: z.object({ viewId, pattern: logPatternSchema }), item: logMatchesSchema }),
  /** Bytes of a file. */
  download: stream({
    input: z.discriminatedUnion('what', [
      /** One run, byte for byte as `docker logs` prints it; of a container that is gone, what was kept. */
      z.object({ what: z.literal('run'), viewId, run: z.number().int().min(0) }),
      /** The rows of the view as they are filtered, each with time and container. */
      z.object({ what: z.literal('view'), viewId, format: z.enum(logFormats).default('text') }),
      /** A zip archive with a file for every run of every container, each as with `run`. */
      z.object({ what: z.literal('archive'), viewId }),
    ]),
    item: bytesItem,
  }),
  /** Pods that are gone and whose logs are still here. */
  retained: call({
    input: z.object({}),
    output: z.object({ pods: z.array(podRefSchema.extend({ deletedAt: z.string() })) }),
  }),
};
