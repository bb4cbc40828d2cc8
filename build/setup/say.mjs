// What set-up tells the user goes to stderr: stdout belongs to the command that called it.
import { createInterface } from 'node:readline/promises';

export function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

/** Asks on a terminal; without one (CI, a pipe) says what it does and goes on. */
export async function mayGoOn(question) {
  if (!process.stdin.isTTY || process.env.CI) {
    say(`${question} Going on: nobody is there to ask.`);
    return true;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`set-up: ${question} [Y/n] `);
    return /^(y|yes|)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
