import { constantOf, type Constant } from '../build/numbers-of.js';
import { constantValue, type Value } from '../build/value.js';
import { activate } from '../parts/numbers/activate.js';
import { combine } from '../parts/numbers/combine.js';
import { convolve, convolveDepthwise } from '../parts/space/convolve.js';
import { deconvolve } from '../parts/space/deconvolve.js';
import { pool } from '../parts/space/pool.js';
import type { Padding, SpaceWindow } from '../parts/space/space-pads.js';
import { applyWithAlpha } from '../parts/numbers/apply.js';
import { numbersAt, wordsAt, type OperationExport, type OperationUse } from './operation-export.js';

const convolution: OperationExport = {
  ops: ['Conv2D', '_FusedConv2D', 'Conv3D'],
  write: (use) => {
    const { builder, x, shape, inputs } = use;
    const filter = constantOf(builder, inputs[1], 'its filter');
    const made = convolve(builder, x, { filter, bias: biasOf(use), ...geometryOf(use) }, shape);
    return activated(use, made);
  },
};

const depthwise: OperationExport = {
  ops: ['DepthwiseConv2d', 'DepthwiseConv2dNative', 'FusedDepthwiseConv2dNative'],
  write: (use) => {
    const { builder, x, shape, inputs } = use;
    const filter = constantOf(builder, inputs[1], 'its filter');
    const made = convolveDepthwise(
      builder,
      x,
      { filter, bias: biasOf(use), ...geometryOf(use) },
      shape,
    );
    return activated(use, made);
  },
};

const transposed: OperationExport = {
  ops: ['Conv2DBackpropInput'],
  write: (use) => {
    const { builder, inputs, shape } = use;
    const [, filterValue, x] = inputs;
    const filter = constantOf(builder, filterValue, 'its filter');
    if (x === undefined) return builder.refuse('it has no input');
    return deconvolve(builder, x, { filter, ...geometryOf(use) }, shape);
  },
};

const pooling: OperationExport = {
  ops: ['MaxPool', 'AvgPool', 'MaxPool3D', 'AvgPool3D'],
  write: (use) => {
    const { builder, op, x, shape } = use;
    const size = numbersAt(use, 'kernelSize').slice(1, -1);
    const window = { ...geometryOf(use), size, dilations: size.map(() => 1) };
    return pool(builder, op.startsWith('Max') ? 'Max' : 'Average', x, window, shape);
  },
};

/** The numbers for the axes of space, between those for batch and channels. */
function geometryOf(use: OperationUse): Omit<SpaceWindow, 'size'> {
  const strides = numbersAt(use, 'strides').slice(1, -1);
  const dilations = numbersAt(use, 'dilations').slice(1, -1);
  return {
    strides,
    dilations: dilations.length === 0 ? strides.map(() => 1) : dilations,
    padding: paddingOf(use),
  };
}

function paddingOf(use: OperationUse): Padding {
  const padding = String(use.attribute('pad')).toLowerCase();
  if (padding === 'same' || padding === 'valid') return padding;
  const explicit = numbersAt(use, 'explicitPaddings');
  if (padding !== 'explicit' || explicit.length !== 8)
    return use.builder.refuse(`its padding is "${padding}"`);
  const [top = 0, bottom = 0, left = 0, right = 0] = explicit.slice(2, 6);
  return [
    [top, bottom],
    [left, right],
  ];
}

/** The fused ops begin with the bias, whose values follow the filter. */
function biasOf(use: OperationUse): Constant | undefined {
  return wordsAt(use, 'fusedOps').includes('biasadd')
    ? constantOf(use.builder, use.inputs[2], 'its bias')
    : undefined;
}

/**
 * Writes the activation that is fused into a node.
 *
 * @param use The node.
 * @param value What it computes before.
 * @returns The result.
 */
export function activated(use: OperationUse, value: Value): Value {
  const { builder } = use;
  const [activation, ...others] = wordsAt(use, 'fusedOps').filter((word) => word !== 'biasadd');
  if (others.length > 0) return builder.refuse('it has several fused activations');
  if (activation === 'prelu') {
    const { dims, numbers } = constantOf(builder, use.inputs[3], 'its slope');
    return combine(builder, 'PRelu', [value, constantValue(dims, numbers)], value.shape);
  }
  if (activation === 'leakyrelu') {
    const alpha = Number(use.attribute('leakyreluAlpha') ?? 0.2);
    return applyWithAlpha(builder, 'LeakyRelu', value, alpha);
  }
  return activate(builder, value, activation);
}

/** Convolutions and poolings. */
export const convolutionOperations: readonly OperationExport[] = [
  convolution,
  depthwise,
  transposed,
  pooling,
];
