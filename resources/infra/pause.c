/*
 * /pause: PID 1 of a pod's sandbox. Prepares the pod's files from its environment, then reaps zombies until
 * SIGTERM or SIGINT. `/pause lease` instead holds a lock for as long as somebody keeps its standard input open, and
 * `/pause lifeline VARIABLE=VALUE` does so too and then ends every process that it sees with this in its environment.
 *
 * Docker gives every container of the pod the sandbox's own /etc/hosts and /etc/resolv.conf as bind mounts, so
 * these are rewritten in place: a rename would leave the other containers with the old file.
 *
 * Environment; a missing variable skips its step:
 *   PODBAY_HOSTS          text of /etc/hosts; a line that is only %POD_HOSTS% becomes one line per pod IP
 *   PODBAY_HOSTNAMES      what follows the IP on such a line (names joined by tabs)
 *   PODBAY_HOSTS_PREPEND  together with PODBAY_HOSTS_APPEND: text put around the existing /etc/hosts, once
 *   PODBAY_HOSTS_APPEND
 *   PODBAY_RESOLV_CONF    text of /etc/resolv.conf
 *   PODBAY_DIRS           lines "<octal mode> <uid> <gid> <path>": owner and mode of fresh volumes
 *   PODBAY_FILES          lines "<path>": empty files that any container may write (termination messages)
 *
 * Exit codes: 0 asked to end, 1 a process could not be ended, 64 wrong arguments, 70 the pod's files could not be
 * prepared (why: stderr).
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <limits.h>
#include <net/if.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  EXIT_LEFT = 1,
  EXIT_USAGE = 64,
  EXIT_PREPARE = 70,
  /* Linux limits one environment string to 128 KiB; a file is made of at most three such parts. */
  MAX_FILE_BYTES = 512 * 1024,
  MAX_POD_IPS = 32,
  /* Between SIGHUP and SIGKILL, in tenths of a second. */
  GRACE_TENTHS = 20,
};

/* Set by the test build, which must not touch the machine's own files. */
#ifndef ROOT
#define ROOT ""
#endif

static const char HOSTS_PATH[] = ROOT "/etc/hosts";
static const char RESOLV_CONF_PATH[] = ROOT "/etc/resolv.conf";
static const char POD_DIR[] = ROOT "/podbay";
static const char READY_PATH[] = ROOT "/podbay/ready";
static const char POD_HOSTS_TOKEN[] = "%POD_HOSTS%";

__attribute__((noreturn, format(printf, 1, 2))) static void fail(const char *format, ...) {
  va_list args;
  va_start(args, format);
  fputs("pause: ", stderr);
  vfprintf(stderr, format, args);
  fputc('\n', stderr);
  va_end(args);
  exit(EXIT_PREPARE);
}

/* Text of a file under construction. */
static struct {
  char bytes[MAX_FILE_BYTES];
  size_t length;
} text;

static void append(const char *bytes, size_t length) {
  if (length > sizeof text.bytes - text.length) fail("a file of the pod is longer than %d bytes", MAX_FILE_BYTES);
  memcpy(text.bytes + text.length, bytes, length);
  text.length += length;
}

static void append_string(const char *string) { append(string, strlen(string)); }

static void write_text(const char *path) {
  int fd = open(path, O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) fail("cannot open %s: %s", path, strerror(errno));
  for (size_t done = 0; done < text.length;) {
    ssize_t count = write(fd, text.bytes + done, text.length - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("cannot write %s: %s", path, strerror(errno));
    done += (size_t)count;
  }
  if (close(fd) != 0) fail("cannot write %s: %s", path, strerror(errno));
}

static void append_file(const char *path) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail("cannot open %s: %s", path, strerror(errno));
  char chunk[4096];
  ssize_t count;
  while ((count = read(fd, chunk, sizeof chunk)) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot read %s: %s", path, strerror(errno));
    append(chunk, (size_t)count);
  }
  close(fd);
}

static bool is_pod_address(const struct ifaddrs *entry, int family) {
  if (entry->ifa_addr == NULL || entry->ifa_addr->sa_family != family || (entry->ifa_flags & IFF_LOOPBACK)) return false;
  if (family == AF_INET) return true;
  const struct in6_addr *address = &((const struct sockaddr_in6 *)(const void *)entry->ifa_addr)->sin6_addr;
  return !IN6_IS_ADDR_LINKLOCAL(address);
}

/* One line per address: IPv4 first, as the kubelet orders pod IPs. */
static void append_pod_hosts(const char *hostnames) {
  static const int families[] = {AF_INET, AF_INET6};
  struct ifaddrs *entries;
  if (getifaddrs(&entries) != 0) fail("cannot list the pod's addresses: %s", strerror(errno));
  int lines = 0;
  for (size_t family = 0; family < sizeof families / sizeof *families; family++) {
    for (const struct ifaddrs *entry = entries; entry != NULL && lines < MAX_POD_IPS; entry = entry->ifa_next) {
      if (!is_pod_address(entry, families[family])) continue;
      const void *address = families[family] == AF_INET
                                ? (const void *)&((const struct sockaddr_in *)(const void *)entry->ifa_addr)->sin_addr
                                : (const void *)&((const struct sockaddr_in6 *)(const void *)entry->ifa_addr)->sin6_addr;
      char ip[INET6_ADDRSTRLEN];
      if (inet_ntop(families[family], address, ip, sizeof ip) == NULL) continue;
      append_string(ip);
      append_string("\t");
      append_string(hostnames);
      append_string("\n");
      lines++;
    }
  }
  freeifaddrs(entries);
}

static void write_hosts(const char *template) {
  const char *hostnames = getenv("PODBAY_HOSTNAMES");
  text.length = 0;
  while (*template != '\0') {
    size_t length = strcspn(template, "\n");
    bool is_token = length == sizeof POD_HOSTS_TOKEN - 1 && memcmp(template, POD_HOSTS_TOKEN, length) == 0;
    if (template[length] == '\n') length++;
    if (!is_token) append(template, length);
    else if (hostnames != NULL) append_pod_hosts(hostnames);
    template += length;
  }
  write_text(HOSTS_PATH);
}

/* A restarted sandbox finds the file as it left it, hence the look at its first bytes. */
static void wrap_hosts(const char *before, const char *after) {
  size_t length = strlen(before);
  text.length = 0;
  append_string(before);
  append_file(HOSTS_PATH);
  if (text.length - length >= length && memcmp(text.bytes + length, before, length) == 0) return;
  append_string(after);
  write_text(HOSTS_PATH);
}

static void write_resolv_conf(const char *content) {
  text.length = 0;
  append_string(content);
  write_text(RESOLV_CONF_PATH);
}

/* Only what the app mounts below /podbay may be touched, whatever the environment says. */
static void require_pod_path(const char *path) {
  size_t length = sizeof POD_DIR - 1;
  bool is_inside = strncmp(path, POD_DIR, length) == 0 && path[length] == '/' && path[length + 1] != '\0';
  if (!is_inside || strstr(path, "/../") != NULL || path[strlen(path) - 1] == '/' || strlen(path) >= PATH_MAX ||
      strcmp(path + strlen(path) - 3, "/..") == 0)
    fail("\"%s\" is not a path below %s", path, POD_DIR);
}

static bool is_empty(int directory) {
  int fd = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *stream = fd < 0 ? NULL : fdopendir(fd);
  if (stream == NULL) fail("cannot list a volume: %s", strerror(errno));
  bool empty = true;
  for (struct dirent *entry; empty && (entry = readdir(stream)) != NULL;)
    empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
  closedir(stream);
  return empty;
}

/* Reads a number up to `end` (exclusive), which must follow it; advances the cursor past `end`. */
static unsigned long take_number(char **cursor, int base, unsigned long maximum, const char *line) {
  char *end;
  errno = 0;
  bool starts_with_digit = **cursor >= '0' && **cursor <= '9';
  unsigned long value = strtoul(*cursor, &end, base);
  if (!starts_with_digit || errno != 0 || *end != ' ' || value > maximum)
    fail("PODBAY_DIRS: \"%s\" is not \"<octal mode> <uid> <gid> <path>\"", line);
  *cursor = end + 1;
  return value;
}

/* A volume that holds something, or whose owner or mode was changed, belongs to the pod already. */
static void prepare_directory(char *line) {
  char *cursor = line;
  mode_t mode = (mode_t)take_number(&cursor, 8, 07777, line);
  uid_t uid = (uid_t)take_number(&cursor, 10, INT_MAX, line);
  gid_t gid = (gid_t)take_number(&cursor, 10, INT_MAX, line);
  require_pod_path(cursor);
  int fd = open(cursor, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;
  if (fd < 0 || fstat(fd, &status) != 0) fail("cannot open the directory %s: %s", cursor, strerror(errno));
  bool is_fresh = (status.st_mode & 07777) == 0755 && status.st_uid == 0 && status.st_gid == 0 && is_empty(fd);
  /* Owner first: chown clears the set-group-ID bit. */
  if (is_fresh && (fchown(fd, uid, gid) != 0 || fchmod(fd, mode) != 0))
    fail("cannot set owner and mode of %s: %s", cursor, strerror(errno));
  close(fd);
}

static void prepare_file(char *path) {
  require_pod_path(path);
  for (char *slash = path + sizeof POD_DIR; (slash = strchr(slash, '/')) != NULL; slash++) {
    *slash = '\0';
    if (mkdir(path, 0755) != 0 && errno != EEXIST) fail("cannot create %s: %s", path, strerror(errno));
    *slash = '/';
  }
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (fd < 0 && errno == EEXIST) return;
  if (fd < 0 || fchmod(fd, 0666) != 0) fail("cannot create %s: %s", path, strerror(errno));
  close(fd);
}

static void for_each_line(const char *variable, void (*visit)(char *line)) {
  char *lines = getenv(variable);
  if (lines == NULL) return;
  char *state = NULL;
  for (char *line = strtok_r(lines, "\n", &state); line != NULL; line = strtok_r(NULL, "\n", &state)) visit(line);
}

static void prepare_pod_files(void) {
  struct stat status;
  bool has_pod_dir = stat(POD_DIR, &status) == 0 && S_ISDIR(status.st_mode);
  if (has_pod_dir && unlink(READY_PATH) != 0 && errno != ENOENT) fail("cannot remove %s: %s", READY_PATH, strerror(errno));

  const char *hosts = getenv("PODBAY_HOSTS");
  const char *before = getenv("PODBAY_HOSTS_PREPEND");
  const char *after = getenv("PODBAY_HOSTS_APPEND");
  const char *resolv_conf = getenv("PODBAY_RESOLV_CONF");
  if (hosts != NULL) write_hosts(hosts);
  else if (before != NULL && after != NULL) wrap_hosts(before, after);
  if (resolv_conf != NULL) write_resolv_conf(resolv_conf);
  for_each_line("PODBAY_DIRS", prepare_directory);
  for_each_line("PODBAY_FILES", prepare_file);

  if (has_pod_dir) {
    text.length = 0;
    write_text(READY_PATH);
  }
}

/* The signals stay blocked and are taken one by one, so none is lost and nothing runs in a handler. */
static int reap_until_told_to_end(const sigset_t *signals) {
  for (;;) {
    int signal_number = sigwaitinfo(signals, NULL);
    if (signal_number == SIGTERM || signal_number == SIGINT) return 0;
    if (signal_number == SIGCHLD)
      while (waitpid(-1, NULL, WNOHANG) > 0) continue;
  }
}

static void end_now(int signal_number) {
  (void)signal_number;
  _exit(0);
}

/* PID 1 ignores signals without a handler. */
static int hold_lease(void) {
  struct sigaction action = {.sa_handler = end_now};
  if (sigaction(SIGTERM, &action, NULL) != 0 || sigaction(SIGINT, &action, NULL) != 0) return EXIT_PREPARE;
  char ignored[256];
  ssize_t count;
  do {
    count = read(STDIN_FILENO, ignored, sizeof ignored);
  } while (count > 0 || (count < 0 && errno == EINTR));
  return count == 0 ? 0 : EXIT_PREPARE;
}

/* A process that has ended, or whose environment may not be read, has none. */
static bool has_variable(const char *pid, const char *variable) {
  char path[sizeof "/proc//environ" + NAME_MAX];
  snprintf(path, sizeof path, "/proc/%s/environ", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  ssize_t count;
  text.length = 0;
  while (text.length < sizeof text.bytes - 1 &&
         (count = read(fd, text.bytes + text.length, sizeof text.bytes - 1 - text.length)) > 0)
    text.length += (size_t)count;
  close(fd);
  text.bytes[text.length] = '\0';
  for (size_t start = 0; start < text.length; start += strlen(text.bytes + start) + 1)
    if (strcmp(text.bytes + start, variable) == 0) return true;
  return false;
}

/* Sends the signals, of which 0 sends none, to every process with the variable; true when there is one. */
static bool signal_all(const char *variable, int first, int second) {
  DIR *processes = opendir("/proc");
  if (processes == NULL) return false;
  bool any = false;
  for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
    const char *pid = entry->d_name;
    if (*pid < '1' || *pid > '9' || !has_variable(pid, variable)) continue;
    any = true;
    kill((pid_t)atoi(pid), first);
    kill((pid_t)atoi(pid), second);
  }
  closedir(processes);
  return any;
}

static int end_all(const char *variable) {
  bool any = signal_all(variable, SIGHUP, SIGCONT);
  for (int tenth = 0; any && tenth < GRACE_TENTHS; tenth++) {
    usleep(100000);
    any = signal_all(variable, 0, 0);
  }
  for (int tenth = 0; any && tenth < GRACE_TENTHS; tenth++) {
    any = signal_all(variable, SIGKILL, 0);
    if (any) usleep(100000);
  }
  return any ? EXIT_LEFT : 0;
}

static int hold_lifeline(const char *variable) {
  int status = hold_lease();
  return status == 0 ? end_all(variable) : status;
}

int main(int argc, char **argv) {
  if (argc == 2 && strcmp(argv[1], "lease") == 0) return hold_lease();
  if (argc == 3 && strcmp(argv[1], "lifeline") == 0) return hold_lifeline(argv[2]);
  if (argc > 1) {
    fputs("usage: pause [lease | lifeline VARIABLE=VALUE]\n", stderr);
    return EXIT_USAGE;
  }
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGCHLD);
  if (sigprocmask(SIG_BLOCK, &signals, NULL) != 0) fail("cannot block signals: %s", strerror(errno));
  umask(022);
  prepare_pod_files();
  return reap_until_told_to_end(&signals);
}
