import { calledAs } from '@gradcam/errors';
import { deletionArea } from '../deletion/deletion-area.js';
import { checkDeletion, type DeletionOptions } from '../deletion/deletion-options.js';
import type { Metric } from '../metric/metric.js';

/** Half of what a curve has that is shown. */
const defaultSteps = 16;

/**
 * Makes the metric insertion minus deletion: one number for which neither labels nor boxes are needed. A map that is right puts early back what the network needs, and takes it early away.
 *
 * The input is run `2 (steps + 1)` times, in batches.
 *
 * @param options As for `deletionMetric` and `insertionMetric`; the steps are 16 when left out.
 * @returns The metric, in the unit of the score.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await recommend(model, samples, { metrics: [insertionMinusDeletionMetric({ steps: 32 })] });
 * ```
 */
export function insertionMinusDeletionMetric(options: DeletionOptions = {}): Metric {
  return calledAs('insertionMinusDeletionMetric', () => {
    checkDeletion(options);
    const stepped = { steps: defaultSteps, ...options };
    return {
      name: 'insertion-minus-deletion',
      card: {
        title: 'Insertion minus deletion',
        paper: 'Petsiuk et al. 2018 (RISE), section 4.2',
        formula: 'insertion - deletion',
        departures: 'each with the replacement of its own, mean and blur, where none is said',
        better: 'higher',
      },
      needs: [],
      compute: async (input) =>
        (await deletionArea(input, stepped, 'insertion')) -
        (await deletionArea(input, stepped, 'deletion')),
    };
  });
}
