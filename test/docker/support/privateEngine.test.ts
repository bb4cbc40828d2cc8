import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { PrivateEngine } from '../../support/privateEngine.ts';

const links = (): string[] =>
  execFileSync('ip', ['-o', 'link', 'show', 'type', 'bridge'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.split(': ')[1] ?? '')
    .filter((name) => name === 'docker0' || name.startsWith('podbay'))
    .sort();

it('starts, restarts and ends without touching the bridge of the machine’s own engine', async () => {
  const before = links();
  const engine = await PrivateEngine.create();
  try {
    await engine.start();
    await engine.stop();
    await engine.start();
  } finally {
    await engine.destroy();
  }
  expect(links()).toEqual(before);
});
