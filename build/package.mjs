// `npm run package [-- electron-builder flags]`: builds the app and makes the installers of this platform in
// dist/release. ELECTRON_DIST names a folder with Electron's binaries where the download is not reachable.
import { join } from 'node:path';
import { runProgram } from './runProgram.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { requireNode, rootDir, runCommand } from './setup.mjs';

await runCommand(async () => {
  requireNode();
  ensureNodeModules(rootDir);
  const { buildApp } = await import('./vite.mjs');
  await buildApp();
  const config = join(rootDir, 'build/electron-builder.cjs');
  const flags = process.argv.slice(2);
  return runProgram('npx', ['electron-builder', '--config', config, '--publish', 'never', ...flags], {
    cwd: rootDir,
  });
});
