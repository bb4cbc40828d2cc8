// The one set-up step of `npm start` and `npm test`: node modules, a Docker Engine and, for tests, a browser and a
// compiler. Changes nothing that is in order already, and takes some ms then. Runs before node_modules exists.
//   node build/setup.mjs [--tests]
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findEngine } from './setup/findEngine.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { ensureNodePty } from './setup/nodePty.mjs';
import { offerPackages } from './setup/offerPackages.mjs';
import { say } from './setup/say.mjs';
import { SetupError } from './setup/setupError.mjs';
import { startEngine } from './setup/startEngine.mjs';
import { isInstalled } from './setup/system.mjs';

export const rootDir = fileURLToPath(new URL('..', import.meta.url));
/** Browser mode's host, once built. */
export const serverEntry = fileURLToPath(new URL('../dist/app/server/index.js', import.meta.url));
const minimumNode = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > minimumNode[0] || (major === minimumNode[0] && minor >= minimumNode[1])) return;
  throw new SetupError(
    `Podbay needs Node ${minimumNode.join('.')} or newer; this is ${version}. Get one from nodejs.org.`,
  );
}

/**
 * Makes the machine ready.
 * @param {{ tests?: boolean }} options tests: also a browser and the shell of this machine
 * @returns {Promise<{ engine: Record<string, string>, browser: string | undefined }>} engine: DOCKER_HOST and,
 * where it needs them, the variables of its TLS
 */
export async function setUp({ tests = false } = {}) {
  requireNode();
  ensureNodeModules(rootDir);
  const { host, tls } = (await findEngine()) ?? (await startEngine());
  const engine = { DOCKER_HOST: host, ...tls };
  if (!tests) return { engine, browser: undefined };
  await ensureNodePty(rootDir);
  // Docker lists a container's processes with the `ps` of its own machine; a small Debian has none.
  if (process.platform === 'linux' && !isInstalled('ps'))
    await offerPackages('The Docker tests need ps.', ['procps']);
  const { ensureBrowser } = await import('./setup/browser.mjs');
  return { engine, browser: await ensureBrowser() };
}

/** Runs a command's main function; a set-up problem ends it with its fix and exit code 1. */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(async () => {
    const { engine } = await setUp({ tests: process.argv.includes('--tests') });
    say(`ready; the engine is ${engine.DOCKER_HOST}`);
  });
}
