// Notices that the npm which started us was ended. It hands a signal to its shell only, which dies of it and leaves us
// behind, so `kill` of `npm run serve` would end everything but the server.

const pollMs = 250;
const parentAtStart = process.ppid;

/** Calls back once when the shell is gone. @returns {() => void} stops looking */
export function onParentEnd(
  callback,
  {
    isNpmScript = process.env.npm_lifecycle_event !== undefined,
    shell = parentAtStart,
    parent = () => process.ppid,
  } = {},
) {
  if (!isNpmScript) return () => {};
  const timer = setInterval(() => {
    if (parent() === shell) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}
