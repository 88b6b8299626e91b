import {
  arccMetric,
  averageDropMetric,
  averageGainMetric,
  boxAccuracyMetric,
  complexityMetric,
  deletionMetric,
  energyInBoxMetric,
  gridPointingGameMetric,
  increaseInConfidenceMetric,
  infidelityMetric,
  insertionMetric,
  iouMetric,
  pointingGameMetric,
  roadMetric,
  sensitivityMaxMetric,
  stabilityMetric,
} from '@gradcam/evaluate';

/** Fewer steps than the metrics take by themselves, for each runs the network. */
const steps = 8;
const percentiles = [50];

/** Whether the map lies on the object. */
export const placeMetrics = [
  pointingGameMetric(),
  energyInBoxMetric,
  iouMetric(),
  boxAccuracyMetric(),
];

/**
 * Makes the metrics of whether the network needs what the map shows, and of whether the map stays when the input hardly changes.
 *
 * @param {number} range of the numbers of the input, so that every network gets noise of the same strength
 */
export const useMetrics = (range = 1) => [
  insertionMetric({ steps }),
  deletionMetric({ steps }),
  averageDropMetric(),
  increaseInConfidenceMetric(),
  averageGainMetric(),
  roadMetric({ percentiles }),
  arccMetric({ percentiles }),
  complexityMetric,
  infidelityMetric({ passes: 6, deviation: range / 20 }),
  sensitivityMaxMetric({ passes: 2, radius: range / 100 }),
  stabilityMetric({ passes: 2 }),
];

export const gridMetrics = [gridPointingGameMetric];
