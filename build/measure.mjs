// `npm run bench` and `npm run soak`: the measuring suites, on the built app and the fixture images.
//   node build/measure.mjs bench|soak [vitest arguments]
import { runProgram } from './runProgram.mjs';
import { SetupError } from './setup/setupError.mjs';
import { rootDir, runCommand, setUp } from './setup.mjs';

await runCommand(async () => {
  const [suite, ...rest] = process.argv.slice(2);
  if (suite !== 'bench' && suite !== 'soak') throw new SetupError('usage: node build/measure.mjs bench|soak');
  const { engine, browser } = await setUp({ tests: true });
  Object.assign(process.env, engine);
  const { buildApp } = await import('./vite.mjs');
  await buildApp();
  const { buildFixtureImages } = await import('../test/fixtures/buildImages.mjs');
  await buildFixtureImages();
  const args = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--project', suite, ...rest];
  return runProgram('npx', args, { cwd: rootDir, env: { ...process.env, PODBAY_BROWSER: browser } });
});
