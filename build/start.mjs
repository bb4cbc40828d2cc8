// `npm start [-- [--browser] [--apply] files...]`: makes the machine ready, builds what changed and opens the app: the
// desktop window where one can open, else browser mode. The files are reviewed first; --apply applies them at once.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runProgram } from './runProgram.mjs';
import { findElectron } from './setup/electronBinary.mjs';
import { say } from './setup/say.mjs';
import { SetupError } from './setup/setupError.mjs';
import { rootDir, runCommand, serverEntry, setUp } from './setup.mjs';

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { browser: { type: 'boolean', default: false }, apply: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new SetupError(`${error.message}\nusage: npm start [-- [--browser] [--apply] files...]`);
  }
}

await runCommand(async () => {
  const { values, positionals } = readArguments();
  // npm runs scripts in the package's folder; paths are meant from where the user stands.
  const files = positionals.map((file) => resolve(process.env.INIT_CWD ?? process.cwd(), file));
  const fileArguments = values.apply ? files.flatMap((file) => ['--apply', file]) : files;

  const { engine } = await setUp();
  const { buildApp } = await import('./vite.mjs');
  await buildApp();
  const env = { ...process.env, ...engine };

  const electron = values.browser ? undefined : findElectron(rootDir);
  if (electron?.path !== undefined) return runProgram(electron.path, [rootDir, ...fileArguments], { env });
  if (electron !== undefined) say(`browser mode, because ${electron.reason}`);
  return runProgram(process.execPath, [serverEntry, ...fileArguments], { env });
});
