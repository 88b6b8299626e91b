import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from '../op-case.js';
import { filter, fourAxes } from './operands.js';

/** Layers with their bias. */
const fusedLayers: readonly Use[] = ([1, 2] as const).flatMap((dilation) => [
  {
    op: 'FusedConv2D',
    name: `dilation ${dilation}`,
    shapes: [[1, 4, 5, 1], [2]],
    result: (x, bias) =>
      tf.fused.conv2d({
        x: fourAxes(x),
        filter: filter([2, 2, 1, 2]),
        strides: 1,
        pad: 'same',
        dilations: dilation,
        bias,
      }),
  },
  {
    op: 'FusedDepthwiseConv2D',
    name: `dilation ${dilation}`,
    shapes: [[1, 4, 5, 1], [2]],
    result: (x, bias) =>
      tf.fused.depthwiseConv2d({
        x: fourAxes(x),
        filter: filter([2, 2, 1, 2]),
        strides: 1,
        pad: 'same',
        dilations: dilation,
        bias,
      }),
  },
]);

/** Layers with their bias. */
export const biasedConvolutionCases: readonly OpCase[] = fusedLayers.map((use) => opCase(use));
