import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { writeFilesOf } from '../../../tooling/smoke/write-files-of.mjs';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = pathOf('../../../docs/add-a-network.md');

/** What vitest's JSON report says. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

it('follows the guide to a network of another engine by the letter', () => {
  // Inside the package, so that the packages of the page are found.
  const folder = mkdtempSync(pathOf('programs/guide-'));
  try {
    expect(writeFilesOf(page, folder)).toEqual([
      'plain-network.js',
      'graph-network.js',
      'networks.test.js',
    ]);
    const { stdout } = spawnSync(
      process.execPath,
      [
        pathOf('../../../node_modules/vitest/vitest.mjs'),
        'run',
        '--root',
        folder,
        '--config',
        pathOf('programs/guide.config.ts'),
        '--reporter=json',
      ],
      { encoding: 'utf8', cwd: folder },
    );
    // Border to vitest: its report is JSON.
    const report = JSON.parse(stdout) as Report;
    expect(report).toMatchObject({ numPassedTests: 30, numFailedTests: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('needs forty lines for a network of another engine', () => {
  const [, code = ''] =
    /```js\n\/\/ plain-network.js\n([^]*?)```/.exec(readFileSync(page, 'utf8')) ?? [];
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(40);
});
