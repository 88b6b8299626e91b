import { expandDims, mul, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { ExplainableModel } from '../network/to-network.js';
import type { Target } from '../target/target.js';
import { gradCAM } from './grad-cam.js';
import { guidedBackpropagation } from './guided-backpropagation.js';
import type { GradCAMOptions } from './options.js';

/**
 * Guided Grad-CAM (Selvaraju 2017, section 3.2): guided backpropagation times the upsampled map. Fine, and only where the class is.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target One class, one for each input of a batch, or a reduction function; not a list.
 * @param options As for `gradCAM`; the paper's are `{ preset: 'paper' }`.
 * @returns Of the shape of `x`, channels last; the caller disposes it.
 * @throws The errors of `gradCAM`
 */
export async function guidedGradCAM(
  net: ExplainableModel,
  x: Tensor | readonly Tensor[],
  target?: Target,
  options: GradCAMOptions = {},
): Promise<Tensor> {
  const guided = await guidedBackpropagation(net, x, target, options);
  try {
    const { scoreMap } = await gradCAM(net, x, target, options);
    const product = tidy(() => mul(guided, expandDims(scoreMap, scoreMap.rank)));
    scoreMap.dispose();
    return product;
  } finally {
    guided.dispose();
  }
}
