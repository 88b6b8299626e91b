import { describe, expect, it } from 'vitest';
import { skipTests } from '../../src/contract/skip-tests.js';
import { named } from '../../src/report/test-id.js';

// Run by contract.test.ts: tests of which some are skipped.
const reason = 'it cannot pass';

describe('a group with skips', { meta: { area: 'area' } }, () => {
  skipTests(
    ['area/one/alone', 'area/one/table', 'area/two'].map((id) => ({
      id,
      reason,
    })),
  );
  describe('one', { meta: { part: 'one' } }, () => {
    it('is left out by its own id', named('alone'), fail);
    it.each(['', ', too'])('is left out with its table%s', named('table'), fail);
    it('runs, for only the beginning of its id is the same', named('tables'), pass);
  });
  describe('two', { meta: { part: 'two' } }, () => {
    it('is left out with its part', named('first'), fail);
  });
});

describe('a group beside it', { meta: { area: 'area', part: 'two' } }, () => {
  it('runs all the same', named('first'), pass);
});

function pass(): void {
  expect(1).toBe(1);
}

function fail(): void {
  expect.fail('this test is skipped');
}
