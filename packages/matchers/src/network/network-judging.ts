import { GradCamError } from '@gradcam/errors';
import type { Explanation } from '../explanation/explanation.js';
import type { Judging } from '../matcher/matcher.js';
import type { Verdict } from '../matcher/verdict.js';

/**
 * Judges an explanation by running its network again.
 *
 * @param judge From the explanation and the matcher's options to a verdict.
 * @returns Both ways to judge, of which one is refused.
 */
export function networkJudging<Options>(
  judge: (explanation: Explanation, options?: Options) => Promise<Verdict>,
): Judging<[options?: Options]> {
  return {
    later: judge,
    now: () => {
      throw new GradCamError(
        'BAD_OPTION',
        'the network takes longer to run than one matcher waits inside of another; await expect(explanation) with this matcher by itself.',
      );
    },
  };
}
