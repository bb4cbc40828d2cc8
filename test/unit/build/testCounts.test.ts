import { describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../../build/testCounts.mjs';

const vitestReport = (passed: number, failed: number, files: object[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: files,
});

describe('vitest', () => {
  it('adds up what passed and failed', () => {
    expect(vitestCounts(vitestReport(5, 0), true)).toEqual({ passed: 5, failed: 0 });
    const file = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'failed' }] };
    expect(vitestCounts(vitestReport(5, 2, [file]), false)).toEqual({ passed: 5, failed: 2 });
  });

  it('counts a file that does not load as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(vitestCounts(vitestReport(5, 0, [broken]), false)).toEqual({ passed: 5, failed: 1 });
  });

  it('never looks clean when the run failed', () => {
    expect(vitestCounts(undefined, true)).toEqual({ passed: 0, failed: 1 });
    expect(vitestCounts(vitestReport(5, 0), false)).toEqual({ passed: 5, failed: 1 });
  });
});

describe('Playwright', () => {
  const report = (expected: number, unexpected: number, flaky: number) => ({
    stats: { expected, unexpected, flaky, skipped: 0 },
  });

  it('tells of tests that passed only on the second try', () => {
    expect(playwrightCounts(report(3, 1, 1), false)).toEqual({ passed: 4, failed: 1, secondTry: 1 });
    expect(playwrightCounts(report(3, 0, 0), true)).toEqual({ passed: 3, failed: 0, secondTry: 0 });
  });

  it('never looks clean when the run failed', () => {
    expect(playwrightCounts(undefined, false)).toEqual({ passed: 0, failed: 1 });
    expect(playwrightCounts(report(0, 0, 0), false)).toMatchObject({ passed: 0, failed: 1 });
  });
});
