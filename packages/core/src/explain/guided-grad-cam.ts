import { calledAs, checkOptionNames, GradCamError } from '@gradcam/errors';
import { expandDims, mul, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { gradCAM } from './grad-cam.js';
import { gradCamOptionNames } from '../options/option-names.js';
import type { GradCAMOptions } from '../options/options.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { checkPacing } from '../pace/check-pacing.js';
import { shareOf } from '../pace/share-of.js';
import type { NetworkData } from '../picture/picture-input.js';
import { finiteMap } from '../run/finite/finite-map.js';
import { resampleMap } from '../resample/resample-map.js';
import type { Target } from '../target/target.js';
import { ofInput } from './input/input-options.js';
import { guidedBackpropagation } from './guided-backpropagation.js';

/**
 * Computes Guided Grad-CAM (Selvaraju 2017, section 3.2): guided backpropagation times the upsampled map.
 *
 * It is as fine as the former, and shows only where the class is.
 *
 * A preset that leaves its map at the feature layer's size has it upsampled here, bilinearly, as the paper does.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target One class, one for each input of a batch, or a reduction function; not a list.
 * @param options As for `gradCAM`; the paper's are `{ preset: 'paper' }`.
 * @returns The product, `[...space, C]`, or `[N, ...space, C]` for a batch, channels last. The caller disposes it.
 * @throws The errors of `gradCAM`; `BAD_OPTION` for a list of classes, and where the map has other space axes than the input
 *
 * @example
 * ```ts
 * const picture = await guidedGradCAM(model, x, 285, { preset: 'paper' });
 * ```
 */
export function guidedGradCAM(
  net: ExplainableModel,
  x: NetworkData,
  target?: Target,
  options: GradCAMOptions = {},
): Promise<Tensor> {
  return calledAs('guidedGradCAM', async () => {
    checkOptionNames(options, gradCamOptionNames);
    // Before its parts get a listener of their own.
    checkPacing(options);
    return await guidedMap(net, x, target, options);
  });
}

async function guidedMap(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: GradCAMOptions,
): Promise<Tensor> {
  const part = (index: number) => shareOf(options, index, 2);
  const guided = await guidedBackpropagation(net, x, target, ofInput(part(0)));
  try {
    const { scoreMap } = await gradCAM(net, x, target, part(1));
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
