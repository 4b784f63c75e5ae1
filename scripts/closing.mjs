// The closing line of npm test, from jest's report.

/** A file that could not be run at all counts as one failure: it hides tests. */
export function closingCounts(result) {
  const broken = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const inBrowser = result.testResults.filter((file) => /[\\/]test[\\/]browser[\\/]/.test(file.name));
  const pending = inBrowser.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'pending');
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken.length,
    skipped: result.numPendingTests,
    skippedInBrowser: pending.length,
  };
}

export function closingLine({ passed, failed, skipped, skippedInBrowser = 0 }, isBrowserLeftOut) {
  const line = `${passed} passed, ${failed} failed`;
  if (skipped === 0) return line;
  const why = `TIDEMARK_NO_BROWSER=1: ${skippedInBrowser} browser tests / ${skippedInBrowser} 项浏览器测试`;
  return `${line}, ${skipped} skipped${isBrowserLeftOut && skippedInBrowser > 0 ? ` (${why})` : ''}`;
}

/** A run in which nothing passed is no success, unless it was asked to leave out all there was. */
export function isSuccess({ passed, failed, skippedInBrowser = 0 }, isBrowserLeftOut) {
  return failed === 0 && (passed > 0 || (isBrowserLeftOut && skippedInBrowser > 0));
}
