// Reads how many tests passed and failed from the runners' JSON reports. A run that failed without a failed test (a
// file that does not load, no report at all, no test found) counts as one failure: it must never look clean.

function counted(passed, failed, runPassed) {
  return { passed, failed: runPassed ? failed : Math.max(failed, 1) };
}

/** @param {object | undefined} report vitest's JSON report */
export function vitestCounts(report, runPassed) {
  if (report === undefined) return counted(0, 1, false);
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return counted(report.numPassedTests, report.numFailedTests + brokenFiles.length, runPassed);
}

/**
 * @param {object | undefined} report Playwright's JSON report; a test that passed on its second try counts as passed,
 *   and once more as `secondTry`
 */
export function playwrightCounts(report, runPassed) {
  if (report === undefined) return counted(0, 1, false);
  const { expected, unexpected, flaky } = report.stats;
  return { ...counted(expected + flaky, unexpected, runPassed), secondTry: flaky };
}
