import { expect, it } from 'vitest';
import { offerPackages } from '../../../../build/setup/offerPackages.mjs';

/** Offers to install procps on a machine; answers the result and what was done. */
async function offer({ prefix, isYes }: { prefix: string[] | undefined; isYes: boolean }) {
  const done: string[] = [];
  const isInstalled = await offerPackages('The tests need ps.', ['procps'], {
    becomeRoot: () => prefix,
    ask: async (question: string) => {
      done.push(question);
      return isYes;
    },
    install: (root: string[], packages: string[]) => void done.push([...root, ...packages].join(' ')),
  });
  return { isInstalled, done };
}

const question = 'The tests need ps. Podbay can install procps from Debian.';

it('installs after a yes, as the root that it may become', async () => {
  expect(await offer({ prefix: ['sudo', '-n'], isYes: true })).toEqual({
    isInstalled: true,
    done: [question, 'sudo -n procps'],
  });
});

it('installs nothing after a no, and asks nothing where it may not be root', async () => {
  expect(await offer({ prefix: [], isYes: false })).toEqual({ isInstalled: false, done: [question] });
  expect(await offer({ prefix: undefined, isYes: true })).toEqual({ isInstalled: false, done: [] });
});
