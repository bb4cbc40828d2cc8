// Ends what a stopped private engine left: a dockerd that is stopped while one of its containers ends can leave its
// containerd-shim behind. Only shims whose command line names the engine's own directory are touched.

import { readdir, readFile } from 'node:fs/promises';

export async function endShims(engineDirectory: string): Promise<void> {
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || !(await isShim(pid, engineDirectory))) continue;
    // What it holds first: without its shim nobody would know whose it is.
    for (const child of (await read(pid, `task/${pid}/children`)).split(' ')) end(Number(child));
    end(pid);
  }
}

async function isShim(pid: number, engineDirectory: string): Promise<boolean> {
  const command = (await read(pid, 'cmdline')).split('\0');
  return (
    /containerd-shim/.test(command[0] ?? '') && command.some((part) => part.startsWith(`${engineDirectory}/`))
  );
}

/** Empty for a process that has gone. */
async function read(pid: number, file: string): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function end(pid: number): void {
  if (pid <= 1) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
