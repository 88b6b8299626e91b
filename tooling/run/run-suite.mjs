// Runs one vitest suite and leaves its report in output/test-reports.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { bin, root } from './install.mjs';

export const reports = `${root}output/test-reports`;

/** Runs the suite of a config with a browser that was found; its exit code and the counts of its report. */
export function runSuite(config, browser) {
  const report = `${reports}/${config}.json`;
  const { status } = spawnSync(
    bin('vitest'),
    [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, GRADCAM_BROWSER: browser, TF_CPP_MIN_LOG_LEVEL: '2' },
      shell: process.platform === 'win32',
    },
  );
  return { passes: status === 0, ...readCounts(report) };
}

/** Without a report nothing has passed, and `passes` or the sum says so. */
function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, passes: false };
  }
}
