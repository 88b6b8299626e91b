import { abs, max, tidy, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes a gradient's largest size over the channels, as saliency maps show it (Simonyan 2014, arXiv 1312.6034, section 3.1).
 *
 * @param gradient `[...space, C]`; disposed here.
 * @returns `[...space]`; the caller disposes it.
 */
export function strongestChannel(gradient: Tensor): Tensor {
  const map = tidy(() => max(abs(gradient), -1));
  gradient.dispose();
  return map;
}
