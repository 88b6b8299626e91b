import { calledAs, checkChoice, checkNumber, checkOptionNames } from '@gradcam/errors';
import { normalizeMinMax } from '@gradcam/render';
import type { Metric, MetricInput } from '../metric/metric.js';
import { meanOf } from '../numbers/mean-of.js';
import { uniformNumbers } from '../random/random-numbers.js';
import { seedAt } from '../random/seed-at.js';
import { rankCorrelation } from '../similarity/rank-correlation.js';
import { structuralSimilarity } from '../similarity/structural-similarity.js';
import { shuffleWeights } from './shuffle-weights.js';
import type { ForgettingLayer } from './forgetting-layer.js';
import { weightedLayers, type WeightedModel } from './weighted-layers.js';

const orders = ['cascading', 'independent'] as const;
const similarities = ['rank-correlation', 'structural-similarity'] as const;

/** The options of the randomised weights. */
export interface RandomizedWeightsOptions {
  /** `'cascading'`: one layer after the other from the output on, each on top of those before; `'independent'`: each alone. `'cascading'` when left out. */
  readonly order?: (typeof orders)[number] | undefined;
  /** The way two maps are compared; `'rank-correlation'` when left out. */
  readonly similarity?: (typeof similarities)[number] | undefined;
  /** Only these layers, of a graph model these nodes; all that have weights when left out. */
  readonly layers?: readonly string[] | undefined;
  /** The same seed gives the same weights; 0 when left out. */
  readonly seed?: number | undefined;
}

const optionNames = {
  order: true,
  similarity: true,
  layers: true,
  seed: true,
} as const satisfies Record<keyof RandomizedWeightsOptions, true>;

/**
 * Makes the metric randomised weights, the sanity check: how alike the map stays when the network forgets what it learnt. A map that stays the same does not explain the network.
 *
 * While it measures, the model itself has other weights, and gets its own back also where something fails: nothing else may use it meanwhile.
 * It measures `explain` of `evaluate`, not a map that the sample brings.
 *
 * @param model The layers model or graph model that `evaluate` is given.
 * @param options The order, the layers, how maps are compared.
 * @returns The metric: the mean similarity with the map of the trained network over the layers, 1 for a map that does not change. A map that becomes the same everywhere is like nothing, 0.
 * @throws `BAD_OPTION`, `MODEL_UNSUPPORTED`, `LAYER_NOT_FOUND`
 *
 * @example
 * ```ts
 * const metrics = [randomizedWeightsMetric(model, { layers: ['predictions'] })];
 * ```
 */
export function randomizedWeightsMetric(
  model: WeightedModel,
  options: RandomizedWeightsOptions = {},
): Metric {
  return calledAs('randomizedWeightsMetric', () => {
    checkOptionNames(options, optionNames);
    const { order = 'cascading', similarity, layers, seed = 0 } = options;
    checkChoice(order, orders, 'the option order');
    checkChoice(similarity, similarities, 'the option similarity');
    checkNumber(seed, { where: 'the option seed', kind: 'integer' });
    const weighted = weightedLayers(model, layers);
    return {
      name: `randomized-weights-${order}`,
      card: {
        title: `Randomised weights, ${order}`,
        paper: 'Adebayo et al. 2018, section 3',
        formula: 'mean over layers of similarity(map, map with the weights randomised)',
        departures:
          'The numbers of each weight are shuffled in place of drawn anew, for the initialisers are not always known.',
        better: 'lower',
      },
      needs: [],
      compute: (input) => meanSimilarity(input, weighted, options),
    };
  });
}

async function meanSimilarity(
  input: MetricInput,
  layers: readonly ForgettingLayer[],
  { order = 'cascading', similarity = 'rank-correlation', seed = 0 }: RandomizedWeightsOptions,
): Promise<number> {
  const { network, x, classIndex, step } = input;
  const own = await network.explain(x, classIndex);
  const restore: (() => void)[] = [];
  const found: number[] = [];
  try {
    for (const [index, layer] of layers.entries()) {
      restore.push(await shuffleWeights(layer, uniformNumbers(seedAt(seed, index))));
      const map = await network.explain(x, classIndex);
      found.push(alike(own, map, { similarity, width: input.layout.space.at(-1) ?? 1 }));
      if (order === 'independent') restore.pop()?.();
      await step(index + 1, layers.length);
    }
  } finally {
    // The last first, for layers may share weights.
    for (const back of restore.reverse()) back();
  }
  return meanOf(found);
}

function alike(
  own: Float32Array,
  other: Float32Array,
  { similarity, width }: { readonly similarity: string; readonly width: number },
): number {
  const value =
    similarity === 'rank-correlation'
      ? rankCorrelation(own, other)
      : structuralSimilarity(normalizeMinMax(own), normalizeMinMax(other), width);
  return Number.isNaN(value) ? 0 : value;
}
