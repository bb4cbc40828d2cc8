// What set-up tells the user goes to stderr: stdout belongs to the command that called it.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';

const prefixed = (text) => `set-up: ${text}`;

export function say(text, output = process.stderr) {
  output.write(`${prefixed(text)}\n`);
}

/** The line that the user types; undefined when Ctrl+C, Ctrl+D or the end of the terminal comes instead. */
async function readAnswer(question, input, output) {
  const terminal = createInterface({ input, output });
  try {
    // At Ctrl+C some versions of Node reject the question, others leave it open for ever.
    return await Promise.race([
      terminal.question(question).catch(() => undefined),
      once(terminal, 'close').then(() => undefined),
    ]);
  } finally {
    terminal.close();
  }
}

/**
 * Asks on a terminal; without one (CI, a pipe) says what it does and goes on.
 * @param {string} question
 * @param {{ input?: NodeJS.ReadableStream & { isTTY?: boolean }, output?: NodeJS.WritableStream,
 *   env?: NodeJS.ProcessEnv }} [terminal]
 */
export async function mayGoOn(
  question,
  { input = process.stdin, output = process.stderr, env = process.env } = {},
) {
  if (!input.isTTY || env.CI) {
    say(`${question} Going on: nobody is there to ask.`, output);
    return true;
  }
  const answer = await readAnswer(prefixed(`${question} [Y/n] `), input, output);
  if (answer === undefined) output.write('\n');
  return answer !== undefined && /^(y|yes|)$/i.test(answer.trim());
}
