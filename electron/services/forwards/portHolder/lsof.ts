// macOS' lsof, asked for fields (-F) of process id and command. Pure.

import type { PortHolder } from '../../../common/contract/forwards.ts';

export function lsofArguments(protocol: 'TCP' | 'UDP', port: number): string[] {
  const listening = protocol === 'TCP' ? ['-sTCP:LISTEN'] : [];
  return ['-nP', `-i${protocol}:${port}`, ...listening, '-Fpc'];
}

/** The first process: lines of one letter and a value, `p4121` and `cnode`. */
export function parseLsof(text: string): PortHolder | undefined {
  const lines = text.split('\n');
  const value = (letter: string) => lines.find((line) => line.startsWith(letter))?.slice(1);
  const [pid, name] = [value('p'), value('c')];
  return pid !== undefined && name !== undefined && /^\d+$/.test(pid)
    ? { name, pid: Number(pid) }
    : undefined;
}
