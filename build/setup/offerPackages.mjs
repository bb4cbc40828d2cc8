// Installs from Debian what only the tests need, after asking.
import { installPackages } from './apt.mjs';
import { mayGoOn } from './say.mjs';
import { isDebianLike, rootPrefix } from './system.mjs';

/**
 * @param {string} need the sentence that says what for
 * @returns {Promise<boolean>} false where Podbay may not install anything, or the user says no
 */
export async function offerPackages(
  need,
  packages,
  {
    becomeRoot = () => (isDebianLike() ? rootPrefix() : undefined),
    ask = mayGoOn,
    install = installPackages,
  } = {},
) {
  const prefix = becomeRoot();
  if (prefix === undefined) return false;
  if (!(await ask(`${need} Podbay can install ${packages.join(', ')} from Debian.`))) return false;
  install(prefix, packages);
  return true;
}
