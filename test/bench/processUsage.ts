// What a process has used so far, from Linux's /proc.

import { readdirSync, readFileSync } from 'node:fs';

/** USER_HZ: 100 on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;
const KB_PER_MB = 1024;

export interface ProcessUsage {
  /** Of all threads, in user and kernel mode. */
  readonly cpuSeconds: number;
  readonly residentMb: number;
  readonly openFiles: number;
}

export function processUsage(pid: number): ProcessUsage {
  // The second field is the program's name in parentheses, which may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const [userTicks, systemTicks] = [Number(fields[11]), Number(fields[12])];
  const residentKb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpuSeconds: (userTicks + systemTicks) / TICKS_PER_SECOND,
    residentMb: Number(residentKb) / KB_PER_MB,
    openFiles: readdirSync(`/proc/${pid}/fd`).length,
  };
}
