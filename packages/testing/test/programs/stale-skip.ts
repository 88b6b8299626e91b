import { describe, expect, it } from 'vitest';
import { skipTests } from '../../src/contract/skip-tests.js';
import { named } from '../../src/report/test-id.js';

// Run by contract.test.ts: a skip by the title of a test, which is not its id.
describe('a group with a skip that fits no test', { meta: { area: 'area', part: 'one' } }, () => {
  skipTests([{ id: 'is not left out', reason: 'it cannot pass' }]);
  it('is not left out', named('alone'), () => {
    expect(1).toBe(1);
  });
});
