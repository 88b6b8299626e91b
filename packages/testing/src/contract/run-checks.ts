import type { Check } from '@gradcam/tfjs-gradients/contract';
import { expect, it } from 'vitest';
import { recordDifference } from '../assertions/record-difference.js';
import { withoutLeak } from '../assertions/without-leak.js';
import { named } from '../report/test-id.js';

/**
 * Makes a test of each check.
 *
 * @param checks The checks.
 */
export function runChecks(checks: readonly Check[]): void {
  for (const { id, title, run } of checks) {
    it(title, named(id), () =>
      withoutLeak(async () => {
        const { wrong, difference, allowed } = await run();
        if (difference !== undefined) recordDifference(difference, allowed);
        expect(wrong).toEqual([]);
      }),
    );
  }
}
