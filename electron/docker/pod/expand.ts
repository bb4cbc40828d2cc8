// Kubernetes' `$(VAR)` expansion: no nesting, nothing expanded twice, unknown names kept as they stand.

export type Lookup = (name: string) => string | undefined;

/** Source of the rules: third_party/forked/golang/expansion. */
export function expand(text: string, lookup: Lookup): string {
  let result = '';
  let position = 0;
  for (;;) {
    const dollar = text.indexOf('$', position);
    if (dollar === -1 || dollar === text.length - 1) return result + text.slice(position);
    result += text.slice(position, dollar);
    const next = text[dollar + 1];
    const close = next === '(' ? text.indexOf(')', dollar + 2) : -1;
    if (close !== -1) {
      result += lookup(text.slice(dollar + 2, close)) ?? text.slice(dollar, close + 1);
      position = close + 1;
    } else {
      result += next === '$' ? '$' : text.slice(dollar, dollar + 2);
      position = dollar + 2;
    }
  }
}
