import type { MetricInput } from '../metric/metric.js';
import { scoresOfChanged } from '../network/scores-of-changed.js';
import { mixedInputs } from '../replace/mixed-inputs.js';
import { replacementOf } from '../replace/replacement.js';
import type { DeletionOptions } from './deletion-options.js';
import { ranksOf } from './ranks-of.js';

/** The number of steps of a curve where the options leave it open. */
const defaultSteps = 32;
/** The paper's: a constant, and a blurred canvas. */
const defaults = { deletion: 'mean', insertion: 'blur' } as const;

/**
 * Computes the area under the curve of the score while positions are replaced, or restored, from the highest of the map to the lowest.
 *
 * @param input The sample.
 * @param options The steps and the replacement.
 * @param kind Whether the highest positions are taken away first, or put back first.
 * @returns The area by trapezoids, over the share of positions, from 0 to 1.
 */
export async function deletionArea(
  input: MetricInput,
  options: DeletionOptions,
  kind: 'deletion' | 'insertion',
): Promise<number> {
  const { replacement = defaults[kind] } = options;
  const { positions } = input.layout;
  const steps = Math.min(options.steps ?? defaultSteps, positions);
  const counts = Array.from({ length: steps + 1 }, (_, step) =>
    Math.round((step * positions) / steps),
  );
  const ranks = ranksOf(input.map);
  const others = replacementOf(input, replacement, options);
  const scores = await scoresOfChanged(input, counts.length, (from, to) => {
    const shares = new Float32Array((to - from) * positions);
    for (const [index, count] of counts.slice(from, to).entries())
      ranks.forEach((rank, position) => {
        const isReached = rank < count;
        shares[index * positions + position] = isReached === (kind === 'insertion') ? 1 : 0;
      });
    return mixedInputs(input, others, shares);
  });
  return areaUnder(counts, scores) / positions;
}

function areaUnder(at: readonly number[], values: readonly number[]): number {
  return values.slice(1).reduce((area, value, index) => {
    const width = (at[index + 1] ?? NaN) - (at[index] ?? NaN);
    return area + (width * (value + (values[index] ?? NaN))) / 2;
  }, 0);
}
