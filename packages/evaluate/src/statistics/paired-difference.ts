import { calledAs } from '@gradcam/errors';
import { requirePair } from '../numbers/require-numbers.js';
import {
  bootstrapInterval,
  checkBootstrap,
  type BootstrapOptions,
  type Interval,
} from './bootstrap-interval.js';

/**
 * Computes the mean difference of two settings on the same samples, with its bootstrap interval: far narrower than those of both means, for samples differ more than settings do.
 *
 * @param first The values of one setting, one for each sample.
 * @param second The values of the other one, in the same order.
 * @param options As for `bootstrapInterval`.
 * @returns Of first - second: an interval that does not hold 0 is a difference that the samples show.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { mean, low, high } = pairedDifference(ours.metrics.insertion.values, theirs.metrics.insertion.values);
 * ```
 */
export function pairedDifference(
  first: readonly number[],
  second: readonly number[],
  options: BootstrapOptions = {},
): Interval {
  return calledAs('pairedDifference', () => {
    checkBootstrap(options);
    requirePair(first, second);
    return bootstrapInterval(
      first.map((value, at) => value - (second[at] ?? NaN)),
      options,
    );
  });
}
