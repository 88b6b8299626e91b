import { normalizeMinMax } from '@gradcam/render';
import type { MapMetric } from '../metric/metric.js';
import { meanOf } from '../numbers/mean-of.js';

/**
 * The metric complexity: the mean of the map, scaled to 0 to 1. A map that is bright in a few places is easy to read; alone it says nothing of the network.
 *
 * @example
 * ```ts
 * const { metrics } = await evaluate(model, samples, { metrics: [coherencyMetric, complexityMetric] });
 * ```
 */
export const complexityMetric: MapMetric = {
  name: 'complexity',
  card: {
    title: 'Complexity',
    paper: 'Poppi et al. 2021, section 3.2',
    formula: 'mean of map, scaled to 0 to 1',
    departures: 'none',
    better: 'lower',
  },
  needs: [],
  compute: ({ map }) => meanOf(normalizeMinMax(map)),
};
