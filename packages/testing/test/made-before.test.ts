import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { madeBefore } from '../src/assertions/made-before.js';

const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
);
const programs = fileURLToPath(new URL('programs', import.meta.url));

/** What vitest's JSON report says of one test. */
interface Reported {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

describe('what is made before the tests of a group', () => {
  const number = madeBefore(() => Promise.resolve({ value: 7, dispose: () => undefined }));

  it('is there in each of them', () => {
    expect(number().value).toBe(7);
  });

  it('fails its own group alone where its hook takes too long, and is disposed when it comes', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [vitest, 'run', '--config', 'late-hook.config.ts', '--reporter=json'],
      { encoding: 'utf8', cwd: programs },
    );
    // Border to vitest: its report is JSON.
    const report = JSON.parse(stdout) as Reported;
    const found = report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status }) => [fullName, status]),
    );
    expect(found).toEqual([
      ['what takes longer than a hook may is not there', 'skipped'],
      ['its neighbour finds nothing left behind', 'passed'],
    ]);
  });
});
