// Installs packages of Debian. What goes wrong stands in apt's own output; what to do about it is said here.
import { readdirSync } from 'node:fs';
import { say as sayToUser } from './say.mjs';
import { SetupError } from './setupError.mjs';
import { runAsRoot } from './system.mjs';

// A machine that has just started upgrades itself: apt waits for its own kind no longer than this.
const lockTimeoutS = 180;

/** Whether apt knows any package; a machine that was just made does not. */
export function hasPackageLists(folder = '/var/lib/apt/lists') {
  try {
    return readdirSync(folder).some((file) => /_Packages(\.|$)/.test(file));
  } catch {
    // Not there, or not for this user to read: apt will say.
    return false;
  }
}

/** @param {string[]} prefix how to become root, as rootPrefix() of system.mjs has it */
export function installPackages(
  prefix,
  packages,
  { run = runAsRoot, hasLists = hasPackageLists(), say = sayToUser } = {},
) {
  const apt = (...args) => run(prefix, 'apt-get', '-q', '-o', `DPkg::Lock::Timeout=${lockTimeoutS}`, ...args);
  const refresh = () => {
    say('fetching the package lists of Debian');
    apt('update');
  };
  const install = () => {
    say(`installing ${packages.join(' ')}`);
    apt('install', '-y', '--no-install-recommends', ...packages);
  };
  try {
    if (!hasLists) refresh();
    try {
      install();
    } catch (error) {
      if (!hasLists) throw error;
      // Lists that are too old name versions that the mirrors no longer have.
      refresh();
      install();
    }
  } catch (error) {
    throw new SetupError(
      `${error.message}\nIf another apt is at work, let it end; if the network is missing, connect it. ` +
        `Then start this again, or install it yourself: ${packages.join(' ')}`,
    );
  }
}
