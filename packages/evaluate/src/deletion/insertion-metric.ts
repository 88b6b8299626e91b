import { calledAs } from '@gradcam/errors';
import type { Metric } from '../metric/metric.js';
import { deletionArea } from './deletion-area.js';
import { checkDeletion, type DeletionOptions } from './deletion-options.js';

/**
 * Makes the metric insertion: how fast the score rises while the positions that the map calls important are put back first.
 *
 * The input is run `steps + 1` times, in batches.
 *
 * @param options The steps and what stands in for what is not yet put back.
 * @returns The metric; its value has the unit of the score, and a probability gives values from 0 to 1.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await evaluate(model, samples, { metrics: [insertionMetric({ steps: 64 })] });
 * ```
 */
export function insertionMetric(options: DeletionOptions = {}): Metric {
  return calledAs('insertionMetric', () => {
    checkDeletion(options);
    return {
      name: 'insertion',
      card: {
        title: 'Insertion',
        paper: 'Petsiuk et al. 2018 (RISE), section 4.2, algorithm 1',
        formula: 'area under S(replacement with the n highest positions of x) over n / positions',
        departures: 'none',
        better: 'higher',
      },
      needs: [],
      compute: (input) => deletionArea(input, options, 'insertion'),
    };
  });
}
