import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { areaParts } from '../src/contract/area-parts.js';
import areas from '../src/contract/areas.json' with { type: 'json' };
import { idOf } from '../src/report/test-id.js';

describe('the areas of the contract', () => {
  it('have parts, each with an id of its own', () => {
    expect(Object.keys(areaParts)).toEqual(areas.map(({ id }) => id));
    for (const parts of Object.values(areaParts)) {
      const ids = parts.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are the columns of the page of backends', () => {
    const page = readFileSync(new URL('../../../docs/backends.md', import.meta.url), 'utf8');
    const [, head = ''] = /## The contract[^|]*\n\| (.*) \|\n/.exec(page) ?? [];
    expect(head.split('|').map((cell) => cell.trim())).toEqual([
      'backend',
      ...areas.map(({ id }) => id),
      'adapter',
    ]);
    for (const { id, about } of areas) expect(page).toContain(`- \`${id}\`: ${about}.`);
  });

  it('make the ids of tests', () => {
    expect(idOf({ backend: 'cpu', area: 'maps', part: 'targets', test: 'by-name' })).toBe(
      'maps/targets/by-name',
    );
    expect(idOf({ area: 'maps', part: 'targets' })).toBe('maps/targets');
  });
});

interface Reported {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly meta: object;
    }[];
  }[];
}

const programs = fileURLToPath(new URL('programs', import.meta.url));
const vitest = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));

describe('skips', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [vitest, 'run', '--config', 'skips.config.ts', '--reporter=json'],
    { encoding: 'utf8', cwd: programs },
  );
  // Border to vitest: its report is JSON.
  const files = (JSON.parse(stdout) as Reported).testResults;
  const fileOf = (name: string) => files.find((file) => file.name.endsWith(name));

  it('leave out the tests of their ids and no others', () => {
    const file = fileOf('/skips.ts');
    expect(file?.assertionResults.map(({ title, status }) => [title, status])).toEqual([
      ['is left out by its own id', 'skipped'],
      ['is left out with its table', 'skipped'],
      ['is left out with its table, too', 'skipped'],
      ['runs, for only the beginning of its id is the same', 'passed'],
      ['is left out with its part', 'skipped'],
      ['runs all the same', 'passed'],
    ]);
    expect(file?.assertionResults[0]?.meta).toEqual({
      area: 'area',
      part: 'one',
      test: 'alone',
      recorded: { skipped: 'it cannot pass' },
    });
    expect(file?.status).toBe('passed');
  });

  it('fail where one of them fits no test', () => {
    const file = fileOf('/stale-skip.ts');
    expect(file?.assertionResults.map(({ status }) => status)).toEqual(['passed']);
    expect(file?.status).toBe('failed');
  });
});
