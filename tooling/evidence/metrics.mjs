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

/** Whether the network needs what the map shows, and whether the map stays when the input hardly changes. */
export const useMetrics = [
  insertionMetric({ steps }),
  deletionMetric({ steps }),
  averageDropMetric(),
  increaseInConfidenceMetric(),
  averageGainMetric(),
  roadMetric({ percentiles }),
  arccMetric({ percentiles }),
  complexityMetric,
  infidelityMetric({ passes: 6 }),
  sensitivityMaxMetric({ passes: 2 }),
  stabilityMetric({ passes: 2 }),
];

export const gridMetrics = [gridPointingGameMetric];
