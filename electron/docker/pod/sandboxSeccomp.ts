// What the programs of our infra image may ask of the kernel. Docker's default profile allows some 330 calls on three
// architectures; compiling it takes the engine a tenth of a sandbox's start, for which the whole pod waits. This one
// allows a third of them on one, in a time that cannot be measured.

/** What runc and crun call between loading the filter and the program, also for an exec; Go's runtime is in there. */
const RUNTIME = `
  arch_prctl brk capget capset chdir clock_gettime clone close close_range dup dup2 dup3 epoll_create1 epoll_ctl epoll_pwait
  execve execveat exit exit_group faccessat faccessat2 fchdir fcntl fstat fstatfs futex getcwd getdents64 getegid geteuid getgid
  getgroups getpid getppid getrandom getrlimit gettid getuid ioctl lseek lstat madvise membarrier mmap mprotect mremap
  munmap nanosleep newfstatat open openat openat2 pipe pipe2 prctl pread64 prlimit64 read readlink readlinkat restart_syscall
  rseq rt_sigaction rt_sigprocmask rt_sigreturn sched_getaffinity sched_yield set_robust_list set_tid_address setgid setgroups
  setresgid setresuid setsid setuid sigaltstack stat statfs statx tgkill umask uname write writev`;

/** /pause: prepares the pod's files, reaps, ends the processes of a terminal. */
const PAUSE = `
  access chmod chown clock_nanosleep creat fchmod fchmodat fchown fchownat fork fsync ftruncate getpgid getsid kill lchown
  mkdir mkdirat pause poll ppoll rename renameat renameat2 rt_sigpending rt_sigsuspend rt_sigtimedwait unlink unlinkat
  vfork wait4 waitid`;

/** /relay, and /pause asking for the pod's addresses. */
const NETWORK = `
  accept4 bind connect epoll_create epoll_wait eventfd2 getpeername getsockname getsockopt listen pselect6 readv recvfrom recvmmsg
  recvmsg select sendmmsg sendmsg sendto setsockopt shutdown signalfd4 socket socketpair splice timerfd_create timerfd_settime`;

const names = [RUNTIME, PAUSE, NETWORK].flatMap((group) => group.trim().split(/\s+/));

/** As `SecurityOpt` wants it. Names that an architecture does not have are passed over by the engine. */
export const sandboxSeccompOption = `seccomp=${JSON.stringify({
  defaultAction: 'SCMP_ACT_ERRNO',
  // No sub-architectures: both programs are native.
  archMap: [{ architecture: 'SCMP_ARCH_X86_64' }, { architecture: 'SCMP_ARCH_AARCH64' }],
  syscalls: [{ names, action: 'SCMP_ACT_ALLOW' }],
})}`;
