import type { ExplainableModel } from '../network/open/explainable-model.js';
import type { GradCAMOptions } from '../options/options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { withPictures } from '../picture/with-pictures.js';
import type { GradCAMResult } from '../run/grad-cam-result.js';
import { inputShapesOf } from '../run/inputs/input-shapes-of.js';
import { prepare } from '../run/prepare/prepare.js';
import type { Target } from '../target/target.js';
import { mapsOf } from './maps-of.js';

/**
 * Opens a network for the inputs of one call, and makes their maps.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target As for `gradCAM`.
 * @param options As for `gradCAM`.
 * @returns The result; the caller disposes its `scoreMap`.
 * @throws Those of `gradCAM`
 */
export function oneMap(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: GradCAMOptions,
): Promise<GradCAMResult> {
  return withPictures(net, x, options, async (tensors, read) => {
    const inputShapes = await inputShapesOf(tensors, read.format, net);
    const context = await prepare(net, { ...read, inputShapes });
    return await mapsOf(context, tensors, target);
  });
}
