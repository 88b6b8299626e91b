import {
  mapBy,
  scoreCamMethod,
  type ClassLabel,
  type ExplainableModel,
  type MapByResult,
} from '@gradcam/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Arguments } from '../arguments/parse-arguments.js';

/**
 * Explains a picture as the command was asked to.
 *
 * @param model The network.
 * @param x The picture, preprocessed; the caller keeps it.
 * @param label The class.
 * @param options What was asked for, and the class names.
 * @returns The map and how it came about; the caller disposes the map.
 */
export function explanationOf(
  model: ExplainableModel,
  x: Tensor,
  label: ClassLabel,
  options: Arguments & { readonly classNames: readonly string[] },
): Promise<MapByResult> {
  const { method, channels, upsampling, ...others } = options;
  return mapBy(method, model, x, label, {
    methods: { 'score-cam': scoreCamMethod({ topChannels: channels }) },
    featureLayers: others.featureLayers,
    fusion: others.fusion,
    reductionLayer: others.reductionLayer,
    preset: others.preset,
    sign: others.sign,
    score: others.score,
    outputUpsampling: upsampling,
    classNames: others.classNames,
  });
}
