import { calledAs } from '@gradcam/errors';
import type { Metric } from '../metric/metric.js';
import { deletionArea } from './deletion-area.js';
import { checkDeletion, type DeletionOptions } from './deletion-options.js';

/**
 * Makes the metric deletion: how far the score falls while the positions that the map calls important are replaced first.
 *
 * The input is run `steps + 1` times, in batches.
 *
 * @param options The steps and what replaces.
 * @returns The metric; its value has the unit of the score, and a probability gives values from 0 to 1.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await evaluate(model, samples, { metrics: [deletionMetric({ replacement: 'mean' })] });
 * ```
 */
export function deletionMetric(options: DeletionOptions = {}): Metric {
  return calledAs('deletionMetric', () => {
    checkDeletion(options);
    return {
      name: 'deletion',
      card: {
        title: 'Deletion',
        paper: 'Petsiuk et al. 2018 (RISE), section 4.2, algorithm 1',
        formula: 'area under S(x with the n highest positions replaced) over n / positions',
        departures:
          "The constant is the mean of each channel, for what 0 means depends on the preprocessing; replacement: 0 is the paper's.",
        better: 'lower',
      },
      needs: [],
      compute: (input) => deletionArea(input, options, 'deletion'),
    };
  });
}
