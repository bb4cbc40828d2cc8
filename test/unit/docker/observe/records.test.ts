import { expect, it } from 'vitest';
import { runState } from '../../../../electron/docker/observe/records.ts';

const NEVER = '0001-01-01T00:00:00Z';
const Created = '2026-01-01T00:00:00Z';
const unstarted = { Running: false, OOMKilled: false, StartedAt: NEVER, FinishedAt: NEVER };

it.each([
  ['that nobody started yet', 0, '', 'created'],
  ['whose start was given up with Podbay, on Docker 28', 128, 'Canceled: context canceled', 'created'],
  ['that could not be started', 127, 'exec: "nope": executable file not found in $PATH', 'exited'],
] as const)('a container %s', (_which, ExitCode, Error, state) => {
  expect(runState({ State: { ...unstarted, ExitCode, Error }, Created }).state).toBe(state);
});
