// Every limit of the log viewer, and where its number comes from.

/** The longest piece of a line that is one row; a longer line becomes several rows and loses nothing. */
export const MAX_ROW_BYTES = 1024 * 1024;
/** Rows one log keeps in memory, a million lines and their marks; the oldest go first and the page says so. */
export const MAX_ROWS = 1_048_576;
/** A million ordinary lines (ux.md 4.4: about 100 MiB). */
export const MAX_LOG_BYTES = 128 * 1024 * 1024;
/** Rows in a page besides its bytes, so that empty lines are bounded too. */
export const MAX_PAGE_ROWS = 32_768;
export const PAGE_BYTES = 1024 * 1024;
/** Containers' clocks are one, but their streams are read apart: rows wait this long for an earlier one. */
export const REORDER_MS = 250;
/** Rows of one container that wait for the others; its stream is not read meanwhile. */
export const MAX_WAITING_ROWS = 16_384;
/** How long a log that nobody looks at stays followed: switching between pods must not read it anew. */
export const LINGER_MS = 30_000;
/** A deleted pod's log stays readable. */
export const RETAIN_MS = 60 * 60 * 1000;
/** Of deleted pods: logs kept, and the lines read of each container when its deletion begins. */
export const MAX_RETAINED_LOGS = 50;
export const RETAINED_TAIL = 20_000;
/** How long a container that has ended waits to be removed until its log is read. */
export const LAST_READ_MS = 3_000;
/** Of an entry in Docker's json-file besides its text. */
export const ENTRY_BYTES = 75;
/** Between two looks at a container whose stream ended before it did. */
export const REOPEN_MS = 1_000;
/** Rows looked at in one turn of the event loop by filter and search. */
export const SCAN_ROWS = 20_000;
/** For all matching of one pattern (2 s) and of one slice. */
export const PATTERN_BUDGET_MS = 2_000;
/** Matches that a search lists; more are not counted. */
export const MAX_MATCHES = 100_000;
/** Sent of one row; the rest is in the download. */
export const MAX_SENT_BYTES = 16 * 1024;
/** No screen shows more often. */
export const FRAME_MS = 16;
/** When every frame would replace more rows than any screen has, nobody can read them: twenty a second are shown. */
export const FLOOD_ROWS = 200;
export const FLOOD_MS = 50;
