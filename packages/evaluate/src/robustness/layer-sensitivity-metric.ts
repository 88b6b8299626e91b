import { calledAs, checkKind, checkOptionNames } from '@gradcam/errors';
import type { Metric, MetricInput } from '../metric/metric.js';
import { meanOf } from '../numbers/mean-of.js';
import { rankCorrelation } from '../similarity/rank-correlation.js';

/** The options of the sensitivity to the layer. */
export interface LayerSensitivityOptions {
  /** The feature layers whose maps are compared with the method's own. */
  readonly featureLayers: readonly string[];
}

const optionNames = {
  featureLayers: true,
} as const satisfies Record<keyof LayerSensitivityOptions, true>;

/**
 * Makes the metric sensitivity to the layer: how much of what the map says is the choice of its feature layer.
 *
 * It measures `explain` of `evaluate`, not a map that the sample brings, and makes a map for each layer and one more.
 *
 * @param options The layers: one of each resolution says more than neighbours.
 * @returns The metric: 0 where all layers order the positions alike, 1 where another layer's map has nothing to do with the own one, more where it contradicts.
 * @throws `BAD_OPTION`; `LAYER_NOT_FOUND` and others of `createExplainer` when it measures
 *
 * @example
 * ```ts
 * const metrics = [layerSensitivityMetric({ featureLayers: ['conv_pw_11_relu', 'conv_pw_5_relu'] })];
 * ```
 */
export function layerSensitivityMetric(options: LayerSensitivityOptions): Metric {
  return calledAs('layerSensitivityMetric', () => {
    checkOptionNames(options, optionNames);
    // A program without types may leave the options out.
    const layers: unknown = (options as Partial<LayerSensitivityOptions> | undefined)
      ?.featureLayers;
    checkKind(
      Array.isArray(layers) &&
        layers.length > 0 &&
        layers.every((name) => typeof name === 'string'),
      layers,
      'the option featureLayers is not a list of names',
      'at least one feature layer',
    );
    return {
      name: 'layer-sensitivity',
      card: {
        title: 'Sensitivity to the layer',
        paper:
          'rank correlation as in Adebayo et al. 2018, section 3, of layers in place of weights',
        formula: '1 - mean over layers of rank correlation(map, map of the layer)',
        departures: 'not from a paper',
        better: 'lower',
      },
      needs: [],
      compute: (input) => layerSensitivity(input, options.featureLayers),
    };
  });
}

async function layerSensitivity(
  { network, x, classIndex, step }: MetricInput,
  featureLayers: readonly string[],
): Promise<number> {
  const own = await network.explain(x, classIndex);
  const found: number[] = [];
  for (const featureLayer of featureLayers) {
    const correlation = rankCorrelation(own, await network.explain(x, classIndex, featureLayer));
    // A map that is the same everywhere has nothing to do with any other.
    found.push(Number.isNaN(correlation) ? 0 : correlation);
    await step(found.length, featureLayers.length);
  }
  return 1 - meanOf(found);
}
