import { normalizeMinMax } from '@gradcam/render';
import type { Metric, MetricInput } from '../metric/metric.js';
import { mixedInputs } from '../replace/mixed-inputs.js';
import { linearCorrelation } from '../similarity/linear-correlation.js';

/**
 * The metric coherency: how alike the map is to the map of the input multiplied by it, for what a map calls important should be enough to be found again.
 *
 * It asks `explain` of `evaluate` for the map of the masked input: a sample that brings its map needs an `explain` of the same method.
 *
 * @example
 * ```ts
 * const { metrics } = await evaluate(model, samples, { metrics: [coherencyMetric], explain: { method } });
 * ```
 */
export const coherencyMetric: Metric = {
  name: 'coherency',
  card: {
    title: 'Coherency',
    paper: 'Poppi et al. 2021, section 3.2; from 0 to 1: Domeniconi et al. 2026',
    formula: '(correlation(map(x * map), map) + 1) / 2',
    departures: 'A map that is the same everywhere correlates with nothing, 0.5.',
    better: 'higher',
  },
  needs: [],
  compute: coherency,
};

async function coherency(input: MetricInput): Promise<number> {
  const { map, values, network, classIndex, step } = input;
  const own = normalizeMinMax(map);
  const masked = mixedInputs(input, new Float32Array(values.length), own);
  try {
    const found = normalizeMinMax(await network.explain(masked, classIndex));
    await step(1, 1);
    const correlation = linearCorrelation(found, own);
    return Number.isNaN(correlation) ? 0.5 : (correlation + 1) / 2;
  } finally {
    masked.dispose();
  }
}
