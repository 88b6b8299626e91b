import { calledAs } from '@gradcam/errors';
import { concat, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { ranksOf } from '../deletion/ranks-of.js';
import type { Metric, MetricInput } from '../metric/metric.js';
import { scoresOfChanged } from '../network/scores-of-changed.js';
import { meanOf } from '../numbers/mean-of.js';
import { ofType } from '../numbers/of-type.js';
import { normalNumbers } from '../random/random-numbers.js';
import { seedAt } from '../random/seed-at.js';
import { positionOf } from '../sample/layout.js';
import { pictureSize } from '../sample/picture-size.js';
import { imputed } from './imputed.js';
import { checkRoad, type RoadOptions, type RoadOrder } from './road-options.js';

const defaultPercentiles = [10, 20, 30, 40, 50, 60, 70, 80, 90];

const better = {
  combined: 'higher',
  'most-relevant-first': 'lower',
  'least-relevant-first': 'higher',
} as const;

/**
 * Makes the metric ROAD, remove and debias: how the score changes when positions are removed and imputed from their neighbours, so that the holes
 * themselves say nothing.
 *
 * Blurrier maps score better: what they remove hangs together, and is harder to impute than the same number of scattered positions. Compare methods of one resolution.
 *
 * @param options The order and the shares; named `'road-combined'`, `'road-most-relevant-first'` or `'road-least-relevant-first'`.
 * @returns The metric, for pictures; its value has the unit of the score.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const metrics = [roadMetric(), roadMetric({ order: 'most-relevant-first' })];
 * ```
 */
export function roadMetric(options: RoadOptions = {}): Metric {
  return calledAs('roadMetric', () => {
    checkRoad(options);
    const { order = 'combined' } = options;
    return {
      name: `road-${order}`,
      card: {
        title: `ROAD, ${order.replaceAll('-', ' ')}`,
        paper: 'Rong et al. 2022, sections 4.2 and 4.3; combined: Gildenblat, pytorch-grad-cam',
        formula:
          order === 'combined'
            ? 'half of (change with the least relevant first - change with the most relevant first)'
            : 'mean of S(x with a share imputed) - S(x)',
        departures:
          'The change of the score takes the place of the accuracy after the removal, which one sample does not have.',
        better: better[order],
      },
      needs: [],
      compute: (input) => roadOf(input, options),
    };
  });
}

async function roadOf(input: MetricInput, options: RoadOptions): Promise<number> {
  pictureSize(input.layout);
  const { order = 'combined', percentiles = defaultPercentiles } = options;
  const orders: RoadOrder[] =
    order === 'combined' ? ['least-relevant-first', 'most-relevant-first'] : [order];
  const parts = orders.flatMap((each) => {
    const ranks = ranksIn(input.map, each);
    return percentiles.map((percentile) => goneOf(ranks, percentile));
  });
  const scores = await scoresOfChanged(input, parts.length, (from, to) =>
    imputedInputs(input, parts.slice(from, to), { ...options, first: from }),
  );
  const changes = orders.map((_, at) => {
    const own = scores.slice(at * percentiles.length, (at + 1) * percentiles.length);
    return meanOf(own) - input.score;
  });
  const [first = NaN, second] = changes;
  return second === undefined ? first : (first - second) / 2;
}

function ranksIn(map: Float32Array, order: RoadOrder): Uint32Array {
  return ranksOf(order === 'most-relevant-first' ? map : map.map((value) => -value));
}

/** For each position 1 if it is removed: all but those below the percentile, as NumPy has it. */
function goneOf(ranks: Uint32Array, percentile: number): Uint8Array {
  const kept = Math.ceil((ranks.length - 1) * (percentile / 100));
  return Uint8Array.from(ranks, (rank) => (rank < ranks.length - kept ? 1 : 0));
}

function imputedInputs(
  { x, values, layout }: MetricInput,
  parts: readonly Uint8Array[],
  { noise = 0.01, seed = 0, first }: RoadOptions & { readonly first: number },
): Tensor {
  const inputs = parts.map((isGone, part) => {
    const filled = imputed(values, layout, isGone);
    // Each with noise of its own, whatever the batch.
    const added = normalNumbers(values.length, seedAt(seed, first + part));
    return filled.map((value, at) =>
      isGone[positionOf(layout, at)] === 1 ? value + noise * (added[at] ?? NaN) : value,
    );
  });
  return tidy(() =>
    ofType(concat(inputs.map((each) => tensor(each, [...layout.shape], 'float32'))), x.dtype),
  );
}
