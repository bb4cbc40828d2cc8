/*
 * /relay: the far end of port forwards, in the pod's network namespace. One process carries all connections of a pod
 * over its standard input and output, and dials what listens on the pod's own 127.0.0.1, else ::1.
 *
 * Both directions are frames of an 8-byte header, its numbers big-endian, and for DATA a payload:
 *
 *   0      1        2   3      4   5   6   7
 *   type   version  id         value
 *
 *   to us    OPEN_TCP, OPEN_UDP  value: the port
 *            DATA                value: length of the payload; of UDP one datagram
 *            CREDIT              value: bytes of DATA that we may send in addition
 *            END                 nothing more will be sent
 *            RESET               end the connection in both directions at once
 *   from us  HELLO               first of all; version; id: MAX_CONNECTIONS; value: WINDOW
 *            OPENED              the pod has accepted
 *            DATA, CREDIT, END   as above
 *            CLOSED              the last frame of every connection; value: 0, or errno: it failed, or was reset
 *
 * The other side chooses ids below MAX_CONNECTIONS, and uses one again only after CLOSED. What it had sent to a
 * connection before it knew of its end is dropped. Of TCP each direction may have WINDOW bytes under way before more is
 * credited, so a slow reader holds up nobody else and nothing grows. UDP knows no credit: what has no room is lost.
 *
 * All memory is static. It ends when its standard input ends, resetting what is open.
 * Exit codes: 0 asked to end, 65 the other side broke the rules above (how: stderr), 70 the system refused something.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  EXIT_PROTOCOL = 65,
  EXIT_SYSTEM = 70,

  VERSION = 1,
  HEADER_BYTES = 8,
  /* A page opens some dozens, a load test some hundreds. */
  MAX_CONNECTIONS = 1024,
  /* About what the exec's pipes carry within the time of an answer. */
  WINDOW = 256 * 1024,
  /* Credit is given back in pieces of this size, so that it costs next to nothing. */
  CREDIT_STEP = WINDOW / 4,
  MAX_CREDIT = 1 << 30,
  MAX_DATAGRAM = 65535,
  INPUT_BYTES = 256 * 1024,
  /* Larger buffers, and larger pipes (F_SETPIPE_SZ), were measured to carry no more; small frames would wait longer. */
  OUTPUT_BYTES = 256 * 1024,
  /* Read from one connection before the next has its turn. */
  MAX_CHUNK = 64 * 1024,
  /* Room for all that one step may say, without a payload. */
  OUTPUT_RESERVE = 8 * HEADER_BYTES,
  /* With less room than this for what it says a connection is not read. */
  MIN_CHUNK = 16 * 1024,
};

enum type { HELLO = 1, OPEN_TCP, OPEN_UDP, OPENED, DATA, CREDIT, END, RESET, CLOSED };

/* In the order in which they are tried. */
enum address { IPV4, IPV6, NO_ADDRESS };

struct connection {
  enum { UNUSED, CONNECTING, ESTABLISHED } state;
  int fd;
  bool is_datagram;
  uint16_t port;
  enum address address;
  /* The one to report: that of the second address is mostly that there is no IPv6. */
  int first_error;
  /* Of UDP, where an address may be left as long as nothing has come from it. */
  bool has_answered;
  /* The other side has sent END; the pod's socket has been told; the pod has sent its own. */
  bool is_ended, is_shut, is_pod_ended;
  /* DATA that we may send; that the other side may send; that it may send again but has not been told. */
  uint32_t credit, window, owed;
  /* In the ring of the connection: taken from the other side, not yet by the pod. */
  uint32_t start, length;
  bool is_ring_touched;
};

static struct connection connections[MAX_CONNECTIONS];
static unsigned char rings[MAX_CONNECTIONS][WINDOW] __attribute__((aligned(4096)));
/* One above the highest id in use. */
static int connections_end;

/* Standard input and output come first. */
enum { FIRST_CONNECTION = 2 };
static struct pollfd polled[FIRST_CONNECTION + MAX_CONNECTIONS];
static int polled_ids[FIRST_CONNECTION + MAX_CONNECTIONS];

static unsigned char input[INPUT_BYTES];
static size_t input_start, input_end;

static unsigned char output[OUTPUT_BYTES];
static size_t output_start, output_end;

/* The frame whose payload is being read. */
static struct {
  int id;
  uint32_t left;
} payload;

static unsigned char datagram[MAX_DATAGRAM];
static size_t datagram_length;

__attribute__((noreturn)) static void fail(int code, const char *what) {
  fprintf(stderr, "relay: %s%s%s\n", what, code == EXIT_SYSTEM ? ": " : "", code == EXIT_SYSTEM ? strerror(errno) : "");
  exit(code);
}

/* ---- output ---- */

static size_t room(void) { return OUTPUT_BYTES - output_end; }

static void put_header(unsigned char *at, enum type type, int version, int id, uint32_t value) {
  at[0] = (unsigned char)type;
  at[1] = (unsigned char)version;
  at[2] = (unsigned char)(id >> 8);
  at[3] = (unsigned char)id;
  at[4] = (unsigned char)(value >> 24);
  at[5] = (unsigned char)(value >> 16);
  at[6] = (unsigned char)(value >> 8);
  at[7] = (unsigned char)value;
}

/* Every caller has looked for OUTPUT_RESERVE before. */
static void say(enum type type, int id, uint32_t value) {
  put_header(output + output_end, type, 0, id, value);
  output_end += HEADER_BYTES;
}

static void flush_output(void) {
  while (output_start < output_end) {
    ssize_t count = write(STDOUT_FILENO, output + output_start, output_end - output_start);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return;
    if (count < 0) fail(EXIT_SYSTEM, "cannot write");
    output_start += (size_t)count;
  }
  output_start = output_end = 0;
}

/* ---- connections ---- */

static int id_of(const struct connection *c) { return (int)(c - connections); }

/* A reset goes to the pod unless both directions have ended. */
static void close_socket(struct connection *c) {
  struct linger at_once = {.l_onoff = 1, .l_linger = 0};
  if (c->fd < 0) return;
  if (!c->is_shut || !c->is_pod_ended) setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(c->fd);
  c->fd = -1;
}

static void close_connection(struct connection *c, int error) {
  int id = id_of(c);
  close_socket(c);
  if (c->is_ring_touched) madvise(rings[id], WINDOW, MADV_DONTNEED);
  say(CLOSED, id, (uint32_t)error);
  memset(c, 0, sizeof *c);
  while (connections_end > 0 && connections[connections_end - 1].state == UNUSED) connections_end--;
}

/* 0, EINPROGRESS, or why the connection's address cannot be reached. */
static int start_connect(struct connection *c) {
  struct sockaddr_in v4 = {
      .sin_family = AF_INET, .sin_port = htons(c->port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  struct sockaddr_in6 v6 = {
      .sin6_family = AF_INET6, .sin6_port = htons(c->port), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  bool is_v4 = c->address == IPV4;
  int type = (c->is_datagram ? SOCK_DGRAM : SOCK_STREAM) | SOCK_NONBLOCK | SOCK_CLOEXEC;
  int yes = 1;
  c->fd = socket(is_v4 ? AF_INET : AF_INET6, type, 0);
  if (c->fd < 0) return errno;
  if (!c->is_datagram) setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  const struct sockaddr *address = is_v4 ? (const void *)&v4 : (const void *)&v6;
  return connect(c->fd, address, is_v4 ? sizeof v4 : sizeof v6) == 0 ? 0 : errno;
}

/* Tries the addresses from the connection's own on, until one is open or under way. 0, EINPROGRESS, or an error. */
static int dial(struct connection *c) {
  for (; c->address < NO_ADDRESS; c->address++) {
    int error = start_connect(c);
    if (error == 0 || error == EINPROGRESS) return error;
    if (c->first_error == 0) c->first_error = error;
    close_socket(c);
  }
  return c->first_error;
}

/* The one that was tried has failed. */
static int dial_next(struct connection *c, int error) {
  if (c->first_error == 0) c->first_error = error;
  close_socket(c);
  c->address++;
  return dial(c);
}

static void settle_connect(struct connection *c, int error) {
  if (error == EINPROGRESS) return;
  if (error != 0) {
    close_connection(c, error);
    return;
  }
  c->state = ESTABLISHED;
  say(OPENED, id_of(c), 0);
}

static void open_connection(int id, bool is_datagram, uint32_t port) {
  struct connection *c = &connections[id];
  if (c->state != UNUSED) fail(EXIT_PROTOCOL, "a connection was opened twice");
  if (port == 0 || port > UINT16_MAX) fail(EXIT_PROTOCOL, "there is no such port");
  *c = (struct connection){
      .state = CONNECTING,
      .fd = -1,
      .is_datagram = is_datagram,
      .port = (uint16_t)port,
      .credit = WINDOW,
      .window = WINDOW,
  };
  if (id >= connections_end) connections_end = id + 1;
  settle_connect(c, dial(c));
}

static void finish_connect(struct connection *c) {
  int error = 0;
  socklen_t length = sizeof error;
  if (getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0) error = errno;
  settle_connect(c, error == 0 ? 0 : dial_next(c, error));
}

/* ---- towards the pod ---- */

static void give_credit(struct connection *c) {
  if (c->owed < CREDIT_STEP) return;
  say(CREDIT, id_of(c), c->owed);
  c->window += c->owed;
  c->owed = 0;
}

/* True when the connection goes on. */
static bool shut_if_ended(struct connection *c) {
  if (c->is_ended && c->length == 0 && !c->is_shut) {
    if (shutdown(c->fd, SHUT_WR) != 0) {
      close_connection(c, errno == ENOTCONN ? ECONNRESET : errno);
      return false;
    }
    c->is_shut = true;
  }
  if (!c->is_shut || !c->is_pod_ended) return true;
  close_connection(c, 0);
  return false;
}

static bool is_temporary(int error) { return error == EAGAIN || error == EINTR || error == ENOBUFS; }

static int reset_code(int error) { return error == EPIPE ? ECONNRESET : error; }

static void drain_ring(struct connection *c) {
  unsigned char *ring = rings[id_of(c)];
  while (c->length > 0) {
    uint32_t until_wrap = WINDOW - c->start;
    uint32_t first = c->length < until_wrap ? c->length : until_wrap;
    ssize_t count = send(c->fd, ring + c->start, first, MSG_NOSIGNAL);
    if (count < 0 && is_temporary(errno)) break;
    if (count < 0) {
      close_connection(c, reset_code(errno));
      return;
    }
    c->length -= (uint32_t)count;
    c->start = c->length == 0 ? 0 : (c->start + (uint32_t)count) % WINDOW;
    c->owed += (uint32_t)count;
  }
  give_credit(c);
  shut_if_ended(c);
}

/* The window has been looked at: it fits. */
static void keep_in_ring(struct connection *c, const unsigned char *bytes, uint32_t length) {
  unsigned char *ring = rings[id_of(c)];
  uint32_t end = (c->start + c->length) % WINDOW;
  uint32_t first = length < WINDOW - end ? length : WINDOW - end;
  memcpy(ring + end, bytes, first);
  memcpy(ring, bytes + first, length - first);
  c->length += length;
  c->is_ring_touched = true;
}

static void send_to_pod(struct connection *c, const unsigned char *bytes, uint32_t length) {
  c->window -= length;
  if (c->state == ESTABLISHED && c->length == 0) {
    ssize_t count = send(c->fd, bytes, length, MSG_NOSIGNAL);
    if (count < 0 && !is_temporary(errno)) {
      close_connection(c, reset_code(errno));
      return;
    }
    if (count > 0) {
      bytes += count;
      length -= (uint32_t)count;
      c->owed += (uint32_t)count;
      give_credit(c);
    }
  }
  if (length > 0) keep_in_ring(c, bytes, length);
}

/* A refusal comes as the error of a later call. */
static void handle_datagram_error(struct connection *c, int error) {
  if (is_temporary(error) || error == EMSGSIZE) return;
  int next = c->has_answered ? error : dial_next(c, error);
  if (next != 0) close_connection(c, next);
}

static void send_datagram(struct connection *c) {
  if (send(c->fd, datagram, datagram_length, MSG_NOSIGNAL) >= 0) return;
  handle_datagram_error(c, errno);
  /* The error was of the datagram before. What is lost now is lost. */
  if (c->state != UNUSED) send(c->fd, datagram, datagram_length, MSG_NOSIGNAL);
}

/* ---- from the pod ---- */

static void read_pod(struct connection *c) {
  size_t space = room() - OUTPUT_RESERVE;
  size_t most = space < MAX_CHUNK ? space : MAX_CHUNK;
  if (most > c->credit) most = c->credit;
  ssize_t count = recv(c->fd, output + output_end + HEADER_BYTES, most, 0);
  if (count < 0 && is_temporary(errno)) return;
  if (count < 0) {
    close_connection(c, errno);
    return;
  }
  if (count == 0) {
    c->is_pod_ended = true;
    say(END, id_of(c), 0);
    shut_if_ended(c);
    return;
  }
  put_header(output + output_end, DATA, 0, id_of(c), (uint32_t)count);
  output_end += HEADER_BYTES + (size_t)count;
  c->credit -= (uint32_t)count;
}

static void read_datagram(struct connection *c) {
  ssize_t count = recv(c->fd, output + output_end + HEADER_BYTES, MAX_DATAGRAM, 0);
  if (count < 0) {
    handle_datagram_error(c, errno);
    return;
  }
  c->has_answered = true;
  put_header(output + output_end, DATA, 0, id_of(c), (uint32_t)count);
  output_end += HEADER_BYTES + (size_t)count;
}

/* ---- frames from the other side ---- */

__attribute__((noreturn)) static void end(void) {
  for (int id = 0; id < connections_end; id++)
    if (connections[id].state != UNUSED) close_socket(&connections[id]);
  exit(0);
}

static void start_payload(struct connection *c, int id, uint32_t length) {
  /* Of a connection that has ended meanwhile the payload is read and dropped. */
  if (c->state != UNUSED && !c->is_datagram && (length > c->window || c->is_ended))
    fail(EXIT_PROTOCOL, "more came than was allowed");
  if (length > WINDOW || (c->is_datagram && length > MAX_DATAGRAM)) fail(EXIT_PROTOCOL, "a frame is too long");
  payload.id = id;
  payload.left = length;
  datagram_length = 0;
  if (length == 0 && c->is_datagram) send_datagram(c);
}

static void add_credit(struct connection *c, uint32_t bytes) {
  if (c->state == UNUSED) return;
  if (bytes > MAX_CREDIT - c->credit) fail(EXIT_PROTOCOL, "too much credit was given");
  c->credit += bytes;
}

static void end_input(struct connection *c) {
  if (c->state == UNUSED || c->is_datagram) return;
  if (c->is_ended) fail(EXIT_PROTOCOL, "a connection was ended twice");
  c->is_ended = true;
  if (c->state == ESTABLISHED) shut_if_ended(c);
}

static void take_header(const unsigned char *header) {
  int id = header[2] << 8 | header[3];
  uint32_t value = (uint32_t)header[4] << 24 | (uint32_t)header[5] << 16 | (uint32_t)header[6] << 8 | header[7];
  if (id >= MAX_CONNECTIONS) fail(EXIT_PROTOCOL, "there is no such connection");
  struct connection *c = &connections[id];
  switch (header[0]) {
    case OPEN_TCP: open_connection(id, false, value); break;
    case OPEN_UDP: open_connection(id, true, value); break;
    case DATA: start_payload(c, id, value); break;
    case CREDIT: add_credit(c, value); break;
    case END: end_input(c); break;
    case RESET:
      if (c->state != UNUSED) close_connection(c, ECONNABORTED);
      break;
    default: fail(EXIT_PROTOCOL, "a frame is of no known type");
  }
}

static size_t take_payload(const unsigned char *bytes, size_t length) {
  struct connection *c = &connections[payload.id];
  uint32_t count = length < payload.left ? (uint32_t)length : payload.left;
  payload.left -= count;
  if (c->state == UNUSED) return count;
  if (!c->is_datagram) {
    send_to_pod(c, bytes, count);
    return count;
  }
  memcpy(datagram + datagram_length, bytes, count);
  datagram_length += count;
  if (payload.left == 0) send_datagram(c);
  return count;
}

/* False when it stopped early, for want of room for what a frame may make us say. */
static bool take_frames(void) {
  bool has_room;
  while ((has_room = room() >= OUTPUT_RESERVE)) {
    size_t length = input_end - input_start;
    if (payload.left > 0 && length > 0) input_start += take_payload(input + input_start, length);
    else if (payload.left == 0 && length >= HEADER_BYTES) {
      input_start += HEADER_BYTES;
      take_header(input + input_start - HEADER_BYTES);
    } else break;
  }
  memmove(input, input + input_start, input_end - input_start);
  input_end -= input_start;
  input_start = 0;
  return has_room;
}

/* Ends the program at the end of the input. */
static void read_input(void) {
  ssize_t count = read(STDIN_FILENO, input + input_end, INPUT_BYTES - input_end);
  if (count < 0 && is_temporary(errno)) return;
  if (count < 0) fail(EXIT_SYSTEM, "cannot read");
  if (count == 0) end();
  input_end += (size_t)count;
}

/* ---- the loop ---- */

static short wanted_events(const struct connection *c) {
  if (c->state == CONNECTING) return POLLOUT;
  size_t least = OUTPUT_RESERVE + (c->is_datagram ? MAX_DATAGRAM : MIN_CHUNK);
  bool may_read = !c->is_pod_ended && c->credit > 0 && room() >= least;
  return (short)((c->length > 0 ? POLLOUT : 0) | (may_read ? POLLIN : 0));
}

/* Of the others poll would tell the end, which they have no use for, again and again. */
static bool is_watched(const struct connection *c) {
  return wanted_events(c) != 0 || (c->is_pod_ended && !c->is_shut);
}

static nfds_t fill_poll_set(void) {
  bool has_room = room() >= OUTPUT_RESERVE;
  bool may_read = has_room && input_end < INPUT_BYTES;
  polled[0] = (struct pollfd){.fd = STDIN_FILENO, .events = may_read ? POLLIN : 0};
  polled[1] = (struct pollfd){.fd = output_end > 0 ? STDOUT_FILENO : -1, .events = POLLOUT};
  nfds_t count = FIRST_CONNECTION;
  for (int id = 0; has_room && id < connections_end; id++) {
    const struct connection *c = &connections[id];
    if (c->state == UNUSED || !is_watched(c)) continue;
    polled_ids[count] = id;
    polled[count++] = (struct pollfd){.fd = c->fd, .events = wanted_events(c)};
  }
  return count;
}

static void serve_connection(struct connection *c, short events) {
  bool has_failed = (events & (POLLERR | POLLHUP)) != 0;
  if (c->state == CONNECTING) {
    finish_connect(c);
    if (c->state == ESTABLISHED) drain_ring(c);
  } else if (c->length > 0 && (events & POLLOUT || has_failed)) {
    drain_ring(c);
  } else if (c->is_pod_ended) {
    if (has_failed) close_connection(c, ECONNRESET);
  } else if (wanted_events(c) & POLLIN) {
    if (c->is_datagram) read_datagram(c);
    else read_pod(c);
  }
}

/* Each time another connection comes first, so that none is left without room for ever. */
static void serve_connections(nfds_t count) {
  static nfds_t turn;
  nfds_t connected = count - FIRST_CONNECTION;
  turn++;
  for (nfds_t step = 0; step < connected && room() >= OUTPUT_RESERVE; step++) {
    nfds_t at = FIRST_CONNECTION + (turn + step) % connected;
    if (polled[at].revents != 0) serve_connection(&connections[polled_ids[at]], polled[at].revents);
  }
}

int main(void) {
  signal(SIGPIPE, SIG_IGN);
  if (fcntl(STDOUT_FILENO, F_SETFL, O_WRONLY | O_NONBLOCK) != 0) fail(EXIT_SYSTEM, "cannot set up the output");
  put_header(output, HELLO, VERSION, MAX_CONNECTIONS, WINDOW);
  output_end = HEADER_BYTES;
  for (;;) {
    bool is_all_taken = take_frames();
    flush_output();
    nfds_t count = fill_poll_set();
    int timeout = !is_all_taken && room() >= OUTPUT_RESERVE ? 0 : -1;
    if (poll(polled, count, timeout) < 0) {
      if (errno == EINTR) continue;
      fail(EXIT_SYSTEM, "cannot wait");
    }
    serve_connections(count);
    if (polled[0].revents & POLLIN) read_input();
    else if (polled[0].revents != 0) end();
  }
}
