// The program of a lifeline, for any POSIX shell. Only builtins, because images without coreutils have a shell too;
// `sleep` alone is a program, and where it is missing SIGKILL follows SIGHUP at once.

/** In the environment of a terminal's process, and so of all its descendants. */
export const MARK_VARIABLE = 'PODBAY_TERMINAL';

/** Time between SIGHUP and SIGKILL, in tenths of a second. */
const GRACE_TENTHS = 20;

/** Podbay was killed before it knew the process: the engine may still be starting it. */
const LATE_START_SECONDS = 2;

/**
 * Says `ready`, then reads the session leader's PID and waits. The word `done` ends it; the end of its input, which
 * also comes when Podbay is killed, ends every process of the session and every process with the mark, `$1`.
 * Exits with 1 when one could not be ended.
 */
export const LIFELINE_SCRIPT = `
mark=$1
echo ready
read -r leader || leader=none
while read -r word; do
  [ "$word" = done ] && exit 0
done
hit() {
  read -r stat < "$1/stat" || return 1
  rest=\${stat##*) }
  set -- "$1" $rest
  case $2 in Z|X) return 1;; esac
  [ "$5" = "$leader" ] && return 0
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in *"${MARK_VARIABLE}=$mark"*) return 0;; esac
  done < "$1/environ"
  return 1
}
each() {
  left=0
  for dir in /proc/[0-9]*; do
    hit "$dir" || continue
    left=1
    for signal in "$@"; do kill -s "$signal" "\${dir#/proc/}"; done
  done
}
exec 2>/dev/null
[ "$leader" = none ] && sleep ${LATE_START_SECONDS}
each HUP CONT
tenths=0
while [ $left = 1 ] && [ $tenths -lt ${GRACE_TENTHS} ]; do
  sleep 0.1 || break
  tenths=$((tenths + 1))
  each
done
tenths=0
while [ $left = 1 ] && [ $tenths -lt ${GRACE_TENTHS} ]; do
  each KILL
  [ $left = 0 ] && exit 0
  sleep 0.1
  tenths=$((tenths + 1))
done
exit $left
`;
