// `npm test [-- suites...]`: makes the machine ready and runs every suite (or the named ones), each to its end, then
// prints one last line, `N passed, N failed`. Types and lint count as one test each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './setup/say.mjs';
import { SetupError } from './setup/setupError.mjs';
import { rootDir, runCommand, setUp } from './setup.mjs';
import { playwrightCounts, vitestCounts } from './testCounts.mjs';

const reportDir = mkdtempSync(join(tmpdir(), 'podbay-test-'));

function run(command, args, env) {
  // Nothing a suite starts may wait for an answer on the terminal.
  return (
    spawnSync(command, args, { cwd: rootDir, env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  );
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // The runner ended before it wrote a report.
    return undefined;
  }
}

const asOneTest = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

function script(name) {
  return (env) => asOneTest(run('npm', ['run', '--silent', name], env));
}

function vitest(project) {
  return (env) => {
    const report = join(reportDir, `${project}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const passed = run(
      'npx',
      ['vitest', 'run', '--config', 'test/vitest.config.ts', '--project', project, ...reporters],
      env,
    );
    return vitestCounts(readReport(report), passed);
  };
}

function playwright(env) {
  const report = join(reportDir, 'e2e.json');
  const passed = run(
    'npx',
    ['playwright', 'test', '--config', 'test/playwright.config.ts', '--reporter=list,json'],
    {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  );
  return playwrightCounts(readReport(report), passed);
}

const suites = {
  types: script('types'),
  lint: script('lint'),
  unit: vitest('unit'),
  docker: vitest('docker'),
  e2e: playwright,
};

function chooseSuites(names) {
  const unknown = names.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) {
    throw new SetupError(
      `There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`,
    );
  }
  return names.length > 0 ? names : Object.keys(suites);
}

/** Builds the app and the fixture images. What needs a missing one fails in its own suite; the others still run. */
async function prepare() {
  const { buildApp } = await import('./vite.mjs');
  await buildApp();
  const { buildFixtureImages } = await import('../test/fixtures/buildImages.mjs');
  await buildFixtureImages();
}

await runCommand(async () => {
  const chosen = chooseSuites(process.argv.slice(2));
  const { engine, browser } = await setUp({ tests: true });
  Object.assign(process.env, engine);
  const env = { ...process.env, PODBAY_BROWSER: browser };
  const total = { passed: 0, failed: 0 };
  try {
    await prepare();
  } catch (error) {
    say(`preparing the tests failed: ${error.message}`);
    total.failed += 1;
  }
  for (const name of chosen) {
    say(`suite ${name}`);
    const counts = suites[name](env);
    total.passed += counts.passed;
    total.failed += counts.failed;
    const again = counts.secondTry > 0 ? ` (${counts.secondTry} on the second try, named above)` : '';
    say(`suite ${name}: ${counts.passed} passed, ${counts.failed} failed${again}`);
  }
  rmSync(reportDir, { recursive: true, force: true });
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
