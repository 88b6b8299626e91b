import type { MapMetric } from '../metric/metric.js';
import { shareInside } from './share-inside.js';

/**
 * The metric energy in the box, the energy-based pointing game: the share of the map's positive numbers that lies on the object. A map with nothing positive has no value.
 *
 * @example
 * ```ts
 * const { metrics } = await evaluate(model, [{ x, label: 285, box }], { metrics: [energyInBoxMetric] });
 * ```
 */
export const energyInBoxMetric: MapMetric = {
  name: 'energy-in-box',
  card: {
    title: 'Energy-based pointing game',
    paper: 'Wang et al. 2020 (Score-CAM), section 4.3',
    formula: 'sum of map on the object / sum of map, of what is positive',
    departures: 'A mask may take the place of the box.',
    better: 'higher',
  },
  needs: ['box or mask'],
  compute: shareInside,
};
