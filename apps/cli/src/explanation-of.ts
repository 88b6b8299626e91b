import {
  createExplainer,
  fuseLayers,
  methods,
  type ExplainableModel,
  type GradCAMResult,
} from '@gradcam/core';
import type { KnownModel } from '@gradcam/models';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Arguments } from './parse-arguments.js';

/** A map, of one layer or several. */
export interface Explanation extends Pick<
  GradCAMResult,
  'scoreMap' | 'explained' | 'reductionLayer'
> {
  readonly featureLayers: readonly string[];
  /** Why this layer; nothing where several were named. */
  readonly selection: GradCAMResult['selection'] | undefined;
}

/**
 * How a picture is explained, as the command was asked to.
 *
 * @param model The network.
 * @param given What was asked for.
 * @param known What is known of the network.
 * @param known.spec Its input.
 * @param known.classNames Its classes.
 * @returns From an input to its explanation, whose map the caller disposes.
 */
export async function explanationOf(
  model: ExplainableModel,
  given: Arguments,
  { spec, classNames }: { readonly spec: KnownModel; readonly classNames: readonly string[] },
): Promise<(x: Tensor) => Promise<Explanation>> {
  const { featureLayers, fusion, reductionLayer, preset, sign, score, upsampling, label } = given;
  const options = {
    reductionLayer,
    method: methods[given.method],
    preset,
    sign,
    score,
    outputUpsampling: upsampling,
    classNames,
  };
  if (featureLayers.length > 1) {
    return async (x) => {
      const fused = await fuseLayers(model, x, label, { ...options, featureLayers, fusion });
      return { ...fused, selection: undefined };
    };
  }
  const { height, width } = spec.inputSize;
  const explainer = await createExplainer(model, {
    ...options,
    featureLayer: featureLayers[0],
    inputShapes: [[1, height, width, 3]],
  });
  return async (x) => {
    const result = await explainer.explain(x, label);
    return { ...result, featureLayers: [result.featureLayer] };
  };
}
