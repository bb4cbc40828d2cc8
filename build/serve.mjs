// `npm run serve -- [flags]`: browser mode alone. The flags are the server's own (electron/server/index.ts). It finds
// the engine itself and waits for one that is not there yet, so nothing is started here.
import { runProgram } from './runProgram.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { requireNode, rootDir, runCommand, serverEntry } from './setup.mjs';

await runCommand(async () => {
  requireNode();
  ensureNodeModules(rootDir);
  const { buildApp } = await import('./vite.mjs');
  await buildApp();
  return runProgram(process.execPath, [serverEntry, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
  });
});
