import type { MapMetric } from '../metric/metric.js';
import { shareInside } from './share-inside.js';

/**
 * The metric grid pointing game: the share of the map's positive numbers that lies in the cell of the class, of a grid that `gridSamples` makes. In a grid of n cells
 * chance is 1 / n.
 *
 * @example
 * ```ts
 * const grid = gridSamples([cat, dog, car, ship]);
 * const { metrics } = await evaluate(model, grid, { metrics: [gridPointingGameMetric] });
 * ```
 */
export const gridPointingGameMetric: MapMetric = {
  name: 'grid-pointing-game',
  card: {
    title: 'Grid pointing game',
    paper: 'Böhle et al. 2021 (CoDA-Nets), section 4.1',
    formula: 'sum of map in the cell / sum of map, of what is positive',
    departures: 'The cells are scaled so that the grid has the size of one input.',
    better: 'higher',
  },
  needs: ['box or mask'],
  compute: shareInside,
};
