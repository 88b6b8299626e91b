import {
  arccMetric,
  averageDropMetric,
  averageGainMetric,
  boxAccuracyMetric,
  coherencyMetric,
  complexityMetric,
  deletionMetric,
  energyInBoxMetric,
  increaseInConfidenceMetric,
  infidelityMetric,
  insertionMetric,
  iouMetric,
  pointingGameMetric,
  randomizedWeightsMetric,
  roadMetric,
  sensitivityMaxMetric,
  stabilityMetric,
  type Metric,
  type WeightedModel,
} from '@gradcam/evaluate';
import type { MetricName } from '../arguments/choices.js';

const makers: Readonly<Record<MetricName, (model: unknown) => Metric>> = {
  deletion: () => deletionMetric(),
  insertion: () => insertionMetric(),
  'average-drop': () => averageDropMetric(),
  'average-gain': () => averageGainMetric(),
  'increase-in-confidence': () => increaseInConfidenceMetric(),
  road: () => roadMetric(),
  arcc: () => arccMetric(),
  coherency: () => coherencyMetric,
  complexity: () => complexityMetric,
  stability: () => stabilityMetric(),
  'sensitivity-max': () => sensitivityMaxMetric(),
  infidelity: () => infidelityMetric(),
  // Border to the package: it refuses what is no layers model.
  'randomized-weights': (model) => randomizedWeightsMetric(model as WeightedModel),
  'pointing-game': () => pointingGameMetric(),
  'energy-in-box': () => energyInBoxMetric,
  iou: () => iouMetric(),
  'box-accuracy': () => boxAccuracyMetric(),
};

/**
 * Makes the metrics that are asked for.
 *
 * @param names Their names; where there are none, deletion and insertion, and where it is known where objects are the pointing game and the energy in the box.
 * @param options What there is to measure with.
 * @param options.model The network.
 * @param options.areObjectsKnown True where a picture has boxes or a mask.
 * @returns Metrics of these names, each once.
 * @throws `MODEL_UNSUPPORTED` for a metric that cannot measure the network
 */
export function namedMetrics(
  names: readonly MetricName[],
  { model, areObjectsKnown }: { readonly model: unknown; readonly areObjectsKnown: boolean },
): readonly Metric[] {
  const usual: readonly MetricName[] = areObjectsKnown
    ? ['deletion', 'insertion', 'pointing-game', 'energy-in-box']
    : ['deletion', 'insertion'];
  const wanted = new Set(names.length > 0 ? names : usual);
  return [...wanted].map((name) => ({ ...makers[name](model), name }));
}
