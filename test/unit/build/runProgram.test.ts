import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onParentEnd } from '../../../build/parentEnd.mjs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('notices once that the shell of npm is gone', () => {
  let parent = 7;
  const noticed = vi.fn();
  onParentEnd(noticed, { isNpmScript: true, shell: 7, parent: () => parent });
  vi.advanceTimersByTime(10_000);
  expect(noticed).not.toHaveBeenCalled();
  parent = 1;
  vi.advanceTimersByTime(10_000);
  expect(noticed).toHaveBeenCalledOnce();
});

it('looks no longer than asked, and never where no npm started us', () => {
  const noticed = vi.fn();
  onParentEnd(noticed, { isNpmScript: true, shell: 7, parent: () => 1 })();
  onParentEnd(noticed, { isNpmScript: false, shell: 7, parent: () => 1 });
  expect(vi.getTimerCount()).toBe(0);
});

it('ends the program when npm, and its shell, are killed', async () => {
  vi.useRealTimers();
  const module = fileURLToPath(new URL('../../../build/runProgram.mjs', import.meta.url));
  const program = `process.on('SIGTERM', () => { console.log('ended'); process.exit(0); });
    console.log('started'); setInterval(() => {}, 1000);`;
  const ours = `import { runProgram } from ${JSON.stringify(module)};
    await runProgram(process.execPath, ['--eval', ${JSON.stringify(program)}]);`;
  const env = { ...process.env, npm_lifecycle_event: 'serve', OURS: ours };
  // As npm does it: a shell that waits.
  const command = `"${process.execPath}" --input-type=module --eval "$OURS"; exit $?`;
  const shell = spawn('sh', ['-c', command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: shell.stdout });
  expect(await once(lines, 'line')).toEqual(['started']);
  shell.kill('SIGTERM');
  expect(await once(lines, 'line')).toEqual(['ended']);
});
