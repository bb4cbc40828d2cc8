// Windows' netstat and tasklist. Their words follow the language of the system, so only addresses and numbers are read.
// Pure.

/** For `netstat -ano`. */
export function parseNetstat(text: string, protocol: 'TCP' | 'UDP', port: number): number | undefined {
  for (const line of text.split('\n')) {
    const columns = line.trim().split(/\s+/);
    const [found, local, foreign] = columns;
    const pid = columns.at(-1);
    if (found !== protocol || local?.endsWith(`:${port}`) !== true) continue;
    // Nothing at the other end: it listens. UDP prints *:* there.
    if (protocol === 'TCP' && foreign !== '0.0.0.0:0' && foreign !== '[::]:0') continue;
    if (pid !== undefined && /^\d+$/.test(pid)) return Number(pid);
  }
  return undefined;
}

/** For `tasklist /FO CSV /NH`: `"node.exe","4121",…`; undefined for the sentence that there is none. */
export function parseTasklist(text: string, pid: number): string | undefined {
  const line = text.split('\n').find((candidate) => candidate.includes(`","${pid}","`));
  return /^"([^"]+)"/.exec(line ?? '')?.[1];
}
