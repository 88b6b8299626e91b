import { GradCamError } from '@gradcam/errors';
import { expandDims, mul, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { ExplainableModel } from '../../../network/open/explainable-model.js';
import { ofInput } from '../../../options/calls/input-options.js';
import type { GradCAMOptions } from '../../../options/options.js';
import { shareOf } from '../../../pace/share-of.js';
import type { NetworkData } from '../../../picture/picture-input.js';
import { resampleMap } from '../../../resample/resample-map.js';
import { finiteMap } from '../../../run/finite/finite-map.js';
import type { Target } from '../../../target/target.js';
import { oneMap } from '../../one-map.js';
import { guidedGradient } from './guided-gradient.js';

/**
 * Multiplies the guided gradient of the input by the map.
 *
 * @param net As for `guidedGradCAM`.
 * @param x As for `guidedGradCAM`.
 * @param target As for `guidedGradCAM`.
 * @param options As for `guidedGradCAM`.
 * @returns The product; the caller disposes it.
 * @throws Those of `guidedGradCAM`
 */
export async function guidedMap(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: GradCAMOptions,
): Promise<Tensor> {
  const part = (index: number) => shareOf(options, index, 2);
  const guided = await guidedGradient(net, x, target, ofInput(part(0)));
  try {
    const { scoreMap } = await oneMap(net, x, target, part(1));
    try {
      // An input without channels has a gradient at each position, as it has a map.
      const isPlain = scoreMap.shape.join() === guided.shape.join();
      const product = tidy(() =>
        mul(guided, isPlain ? scoreMap : expandDims(ofSize(scoreMap, guided), scoreMap.rank)),
      );
      return await finiteMap(product, 'the product of the map and the gradient of the input');
    } finally {
      scoreMap.dispose();
    }
  } finally {
    guided.dispose();
  }
}

/** The map at the size of the gradient. */
function ofSize(map: Tensor, { shape }: Tensor): Tensor {
  const wanted = shape.slice(0, -1);
  if (map.rank !== wanted.length) {
    throw new GradCamError(
      'BAD_OPTION',
      `the map does not lie over the input, got ${map.rank} axes of the map and ${wanted.length} of the input; choose a feature layer of the input's space.`,
    );
  }
  if (map.shape.every((size, axis) => size === wanted[axis])) return map;
  // Without a batch axis the first is one of space: resampling needs one before it.
  const one = reshape(map, [1, ...map.shape]);
  return reshape(resampleMap(one, wanted, 'bilinear'), wanted);
}
