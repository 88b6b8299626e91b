// Runs one project of vitest and leaves its report in output/test-reports.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';
import { bin, root } from '../install.mjs';

const filters = process.argv.slice(2);

export const reports = `${root}output/test-reports`;

/** What vitest made of the sources: a project that comes later takes it from there. Of this run alone, for packages may come to export other files. */
export const modules = `${root}output/test-modules`;

/**
 * Runs a project of vitest.config.ts, with its name before every line, and leaves a report of that name.
 * @param {string} name of the project
 * @param {Record<string, string>} environment of the tests
 * @returns its name, whether it passes, the counts and failures of its report
 */
export async function runProject(name, environment) {
  const report = `${reports}/${name}.json`;
  // What an earlier run left says nothing about this one.
  rmSync(report, { force: true });
  const running = spawn(
    bin('vitest'),
    [
      'run',
      `--project=${name}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      '--experimental.fsModuleCache',
      `--experimental.fsModuleCachePath=${modules}`,
      // What is asked for need not be in every project.
      ...(filters.length > 0 ? ['--passWithNoTests', ...filters] : []),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...environment,
        TF_CPP_MIN_LOG_LEVEL: '2',
        ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      },
      shell: process.platform === 'win32',
    },
  );
  prefixed(running.stdout, name, process.stdout);
  prefixed(running.stderr, name, process.stderr);
  const status = await new Promise((resolve) => {
    running.on('error', (error) => {
      console.error(`vitest could not be started: ${error.message}`);
      resolve(1);
    });
    running.on('close', resolve);
  });
  return { name, passes: status === 0, ...readReport(report) };
}

function prefixed(stream, name, output) {
  createInterface({ input: stream }).on('line', (line) =>
    output.write(`${name.padEnd(8)} | ${line}\n`),
  );
}

/**
 * Reads the counts and the failures of a report; a report that is not there is a failure by itself.
 * @param {string} report the path of its file
 */
export function readReport(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
      JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
      failures: testResults.flatMap(failuresOf),
    };
  } catch {
    const message = 'The project left no report that can be read; its lines above say why.';
    const failures = [{ file: relative(root, report), title: '', message }];
    return { passed: 0, failed: 1, skipped: 0, failures, passes: false };
  }
}

/** The failures of a file: its tests', and its own where it could not be read or a hook failed. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((result) => result.status === 'failed');
  if (failed.length === 0 && status === 'failed') return [{ file, title: '', message }];
  return failed.map(({ fullName, failureMessages }) => ({
    file,
    title: fullName,
    message: failureMessages.join('\n'),
  }));
}
