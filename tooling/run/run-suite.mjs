// Runs one vitest suite and leaves its report in output/test-reports.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
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
      env: {
        ...process.env,
        GRADCAM_BROWSER: browser,
        TF_CPP_MIN_LOG_LEVEL: '2',
        ...vulkanLoader(browser),
      },
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

/** WebGPU in Node needs Vulkan's loader; where the machine has none, the one that a browser brings will do. */
function vulkanLoader(browser) {
  const folders = [dirname(realpathSync(browser)), '/usr/lib/chromium', '/opt/google/chrome'];
  const folder = folders.find((each) => existsSync(`${each}/libvulkan.so.1`));
  if (folder === undefined) return {};
  const paths = [process.env.LD_LIBRARY_PATH, folder].filter((each) => each !== undefined);
  return { LD_LIBRARY_PATH: paths.join(delimiter) };
}
