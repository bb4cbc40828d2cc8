// Builds node-pty, the one package of native code that npm has no binary of for Linux. Only the shell of this machine
// needs it: where no compiler is, all else works.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { offerPackages } from './offerPackages.mjs';
import { say as sayToUser } from './say.mjs';

const compilerPackages = ['python3', 'make', 'g++'];

/**
 * Whether its native part is there, built or brought along for this platform.
 * @param {string} rootDir
 * @param {{ platform: string, arch: string }} [machine]
 */
export function isNodePtyBuilt(rootDir, { platform, arch } = process) {
  const folder = join(rootDir, 'node_modules/node-pty');
  const files = ['build/Release/pty.node', `prebuilds/${platform}-${arch}/pty.node`];
  return files.some((file) => existsSync(join(folder, file)));
}

/** Node's headers usually come with Node itself; node-gyp would download them again. */
function headersOfNode(execPath = process.execPath) {
  const prefix = dirname(dirname(execPath));
  return existsSync(join(prefix, 'include/node/node_api.h')) ? { npm_config_nodedir: prefix } : {};
}

function rebuild(rootDir) {
  spawnSync('npm', ['rebuild', 'node-pty'], {
    cwd: rootDir,
    stdio: 'ignore',
    shell: process.platform === 'win32',
    env: { ...headersOfNode(), ...process.env },
  });
  return isNodePtyBuilt(rootDir);
}

/** Builds it if that can be done with what is here, and says so when it cannot. */
export function buildNodePty(rootDir, { build = rebuild, say = sayToUser } = {}) {
  if (build(rootDir)) return;
  say(
    `without a shell of this machine, as node-pty cannot be built. For it install ${compilerPackages.join(', ')} ` +
      'and run: npm rebuild node-pty',
  );
}

/** For the tests of that shell: builds it, with Debian's compiler when there is none. */
export async function ensureNodePty(
  rootDir,
  { isBuilt = isNodePtyBuilt, build = rebuild, offer = offerPackages, say = sayToUser } = {},
) {
  if (isBuilt(rootDir)) return;
  await offer('The tests need node-pty, which needs a compiler.', compilerPackages);
  buildNodePty(rootDir, { build, say });
}
