import { describe, expect, it } from 'vitest';
import { readReport } from './run-project.mjs';
import { summaryOf } from './summary.mjs';

const good = { name: 'node', passes: true, passed: 7, failed: 0, skipped: 1, failures: [] };

describe('the summary of npm test', () => {
  it('counts what passed', () => {
    expect(summaryOf([good])).toEqual({ failed: 0, lines: ['7 passed, 0 failed, 1 skipped'] });
  });

  it('names a project that left no report, although the others passed', () => {
    const missing = { name: 'webgl', passes: true, ...readReport('/nowhere/webgl.json') };
    const { failed, lines } = summaryOf([good, missing]);
    expect(failed).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^FAILED webgl .*nowhere\/webgl\.json \nThe project left no report/),
      '7 passed, 1 failed, 1 skipped',
    ]);
  });

  it('names a project that ended badly without a failed test', () => {
    const { failed, lines } = summaryOf([{ ...good, passes: false }]);
    expect(failed).toBe(1);
    expect(lines[0]).toMatch(/^FAILED node\n/);
  });

  it('fails where no test ran', () => {
    expect(summaryOf([{ ...good, passed: 0 }]).failed).toBe(1);
  });
});
