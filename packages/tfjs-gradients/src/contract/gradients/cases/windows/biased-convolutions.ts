import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from '../op-case.js';
import { filter, fourAxes } from './operands.js';

const fused = {
  FusedConv2D: tf.fused.conv2d,
  FusedDepthwiseConv2D: tf.fused.depthwiseConv2d,
};

/** Layers with their bias. */
const fusedLayers: readonly Use[] = ([1, 2] as const).flatMap((dilations) =>
  Object.entries(fused).map(([op, run]) => ({
    op,
    name: `dilation ${dilations}`,
    shapes: [[1, 4, 5, 1], [2]],
    result: (x, bias) =>
      run({
        x: fourAxes(x),
        filter: filter([2, 2, 1, 2]),
        strides: 1,
        pad: 'same',
        dilations,
        bias,
      }),
  })),
);

/** Layers with their bias. */
export const biasedConvolutionCases: readonly OpCase[] = fusedLayers.map((use) => opCase(use));
