// Runs one vitest suite and leaves its report in output/test-reports.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { bin, root } from './install.mjs';

const filters = process.argv.slice(2);

export const reports = `${root}output/test-reports`;

/**
 * Runs the suite of a config with a browser that was found.
 * @param {string} config the file of the config
 * @param {string} browser the path of its program
 * @param {string} [name] goes before every line, where suites run side by side
 * @returns its exit code and the counts of its report
 */
export async function runSuite(config, browser, name) {
  const report = `${reports}/${config}.json`;
  const suite = spawn(
    bin('vitest'),
    [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      // What is asked for need not be in every suite.
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ],
    {
      cwd: root,
      stdio: name === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        GRADCAM_BROWSER: browser,
        TF_CPP_MIN_LOG_LEVEL: '2',
        ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
        ...vulkanLoader(browser),
      },
      shell: process.platform === 'win32',
    },
  );
  if (name !== undefined) {
    prefixed(suite.stdout, name, process.stdout);
    prefixed(suite.stderr, name, process.stderr);
  }
  const status = await new Promise((resolve) => {
    suite.on('error', (error) => {
      console.error(`vitest could not be started: ${error.message}`);
      resolve(1);
    });
    suite.on('close', resolve);
  });
  return { passes: status === 0, ...readCounts(report) };
}

function prefixed(stream, name, output) {
  createInterface({ input: stream }).on('line', (line) => output.write(`${name} | ${line}\n`));
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
