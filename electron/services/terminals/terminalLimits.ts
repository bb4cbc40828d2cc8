// Every limit of a terminal session, and where its number comes from.

/** Open sessions, ended ones that still show their last screen included. Fifty at once must work. */
export const MAX_TERMINALS = 64;

/** Output that a view has not taken yet: far more than makes the process wait, so that nothing is lost to one view. */
export const RING_BYTES = 256 * 1024;

/**
 * Above this the process waits. All that is on the way comes before the answer to Ctrl+C, and the wire already has its
 * 256 KiB of credit: xterm.js calls more than 500 kB sluggish.
 */
export const PAUSE_BYTES = 32 * 1024;

/** Largest piece handed on at once: a few milliseconds of parsing. */
export const SLICE_BYTES = 32 * 1024;

/** Lines above the screen that a returning page gets: about 1 MB a session, 64 MB for all. */
export const SCROLLBACK_LINES = 1_000;

/** Lines above the screen that come back after the app's own end, without what ran in them. */
export const KEPT_LINES = 500;
/** Of those lines with their colours: 16 MB for all sessions. */
export const KEPT_BYTES = 256 * 1024;
/** How much of the output may be missing after the app was killed. A save is a few milliseconds for a busy session. */
export const KEEP_SCREENS_MS = 5_000;

/** Of a container's log, when somebody attaches: a screen or two of long lines. */
export const RECENT_BYTES = 64 * 1024;

/** How long sessions outlive the last page: a closed lid or a lost ssh connection, not a forgotten root shell for days. */
export const DETACHED_GRACE_MS = 60 * 60_000;
