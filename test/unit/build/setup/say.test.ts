import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { mayGoOn } from '../../../../build/setup/say.mjs';

/** A terminal, or a pipe, and what was written to it. */
function terminal({ isTTY = true } = {}) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
  const ask = (env: NodeJS.ProcessEnv = {}) => mayGoOn('May it?', { input, output, env });
  const said = () => String(output.read() ?? '');
  return { input, ask, said };
}

it.each([
  ['Enter', '\r', true],
  ['y', 'y\r', true],
  ['YES', 'YES\r', true],
  ['n', 'n\r', false],
  ['anything else', 'maybe\r', false],
  ['Ctrl+C', '\u0003', false],
  ['Ctrl+D', '\u0004', false],
])('takes %s on a terminal for an answer', async (_, keys, isYes) => {
  const { input, ask, said } = terminal();
  const answer = ask();
  input.write(keys);
  expect(await answer).toBe(isYes);
  expect(said()).toContain('set-up: May it? [Y/n] ');
});

it('takes the end of the terminal for a no', async () => {
  const { input, ask } = terminal();
  const answer = ask();
  input.end();
  expect(await answer).toBe(false);
});

it.each([
  ['without a terminal', false, {}],
  ['in CI', true, { CI: 'true' }],
])('goes on %s and says so', async (_, isTTY, env) => {
  const { ask, said } = terminal({ isTTY });
  expect(await ask(env)).toBe(true);
  expect(said()).toBe('set-up: May it? Going on: nobody is there to ask.\n');
});
