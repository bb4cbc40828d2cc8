// Test tiers in one runner: `unit` needs nothing but Node; the others need an engine and the fixture images. `bench`
// and `soak` measure, and run only when asked for.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// Docker answers in ms, but a cold image or a loaded machine takes seconds; a suite that hangs must still end.
const onDocker = {
  environment: 'node',
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          environment: 'node',
          restoreMocks: true,
          testTimeout: 5_000,
        },
      },
      {
        root,
        // Two files at a time: half of each is waiting for the engine, and every server has an instance of its own.
        test: { ...onDocker, name: 'docker', include: ['test/docker/**/*.test.ts'], maxWorkers: 2 },
      },
      {
        root,
        test: {
          ...onDocker,
          name: 'bench',
          include: ['test/bench/**/*.bench.ts'],
          fileParallelism: false,
          testTimeout: 15 * 60_000,
        },
      },
      {
        root,
        test: {
          ...onDocker,
          name: 'soak',
          include: ['test/soak/**/*.soak.ts'],
          fileParallelism: false,
          testTimeout: 60 * 60_000,
        },
      },
    ],
  },
});
