import type { GradConfig } from '@tensorflow/tfjs-core';
import { broadcastGradients } from './broadcast/broadcast-gradients.js';
import { cumsumGradient } from './cumsum-gradient.js';
import { gatherGradient } from './gather-gradient.js';
import { absGradient } from './kinks/abs-gradient.js';
import { maxGradient, minGradient } from './kinks/extremum-gradients.js';
import { relu6Gradient } from './kinks/relu6-gradient.js';
import { seluGradient } from './kinks/selu-gradient.js';
import { mirrorPadGradient } from './mirror-pad-gradient.js';
import { productGradient } from './product-gradient.js';
import { splitGradient, unpackGradient } from './split-gradients.js';
import { tileGradient } from './tile-gradient.js';

/**
 * Collects gradients that TensorFlow.js 4.22 has wrong, or for some shapes not at all; the README says of each why.
 *
 * @returns The gradients, for `withOverrides`.
 */
export function replacedGradients(): GradConfig[] {
  return [
    absGradient,
    cumsumGradient,
    gatherGradient,
    maxGradient,
    minGradient,
    mirrorPadGradient,
    productGradient,
    relu6Gradient,
    seluGradient,
    splitGradient,
    tileGradient,
    unpackGradient,
    ...broadcastGradients(),
  ];
}
