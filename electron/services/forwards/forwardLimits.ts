// The numbers of port forwards, and where they come from.

/** Of one forward at a time. A browser opens a few dozen, a load test some hundreds; each takes two file descriptors. */
export const MAX_CONNECTIONS = 4_096;
/** UDP: local peers of one forward at a time. */
export const MAX_FLOWS = 1_024;
/** UDP: datagrams of one flow that wait for the pod; more are dropped, as a full socket buffer would. */
export const MAX_WAITING_DATAGRAMS = 64;
/** UDP knows no end: a flow without a datagram for so long is over. Linux' conntrack takes 120 s for an assured one. */
export const FLOW_IDLE_MS = 120_000;
/** A connection that comes while the pod is away waits so long for it, and is then reset. */
export const POD_WAIT_MS = 10_000;
/** Between two tries of a connection that waits for a new sandbox, or for the program of a container that starts. */
export const DIAL_RETRY_MS = 250;
/**
 * As often a ready container must refuse in a row to be believed: a busy Docker 28 tells the end of a container half a
 * second after its port has gone.
 */
export const MAX_REFUSALS = 4;
/** Between two tries to listen; the engine itself is looked for as often. */
export const LISTEN_RETRY_MS = 3_000;
/** How long it is believed that the same process has a port. */
export const HOLDER_KNOWN_MS = 30_000;
/** Local ports tried upwards from the wanted one before any free one is taken. */
export const MAX_PORT_TRIES = 100;
/**
 * Read ahead of the slower side, per direction. Node reads 64 KiB at a time and stops reading at the mark: below this
 * it would stop and start with every read.
 */
export const PIPE_BYTES = 256 * 1024;
