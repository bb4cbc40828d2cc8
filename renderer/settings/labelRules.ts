// The rules of label keys and values (apimachinery's validation), so that a typo is said before it is sent.

const NAME = /^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)$/;
const DNS_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const MAX_PREFIX_CHARS = 253;

/** `disktype`, `example.com/zone`. */
export function isLabelKey(key: string): boolean {
  const slash = key.lastIndexOf('/');
  if (slash === -1) return NAME.test(key);
  const prefix = key.slice(0, slash);
  return prefix.length <= MAX_PREFIX_CHARS && DNS_NAME.test(prefix) && NAME.test(key.slice(slash + 1));
}

export function isLabelValue(value: string): boolean {
  return value === '' || NAME.test(value);
}

/** Labels that say what the node is; the engine sets them, so removing one would only bring it back. */
export function isBuiltInLabel(key: string): boolean {
  return /^([a-z0-9-]+\.)*kubernetes\.io\/(os|arch|hostname)$/.test(key);
}
