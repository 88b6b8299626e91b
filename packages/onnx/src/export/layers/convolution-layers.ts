import { activate } from '../parts/numbers/activate.js';
import { convolve, convolveDepthwise } from '../parts/space/convolve.js';
import { deconvolve } from '../parts/space/deconvolve.js';
import type { SpaceWindow } from '../parts/space/space-pads.js';
import type { Constant } from '../build/numbers-of.js';
import type { Value } from '../build/value.js';
import { needed, numbersIn, wordIn, type LayerExport, type LayerUse } from './layer-export.js';

/** Convolutions of lines, pictures and volumes. */
const convolution: LayerExport = {
  classNames: ['Conv1D', 'Conv2D', 'Conv3D'],
  write: (use) => {
    const filter = needed(use, 'kernel');
    const convolved = convolve(
      use.builder,
      use.x,
      { filter, bias: use.weight('bias'), ...geometryOf(use, filter) },
      use.shape,
    );
    return activated(use, convolved);
  },
};

const depthwise: LayerExport = {
  classNames: ['DepthwiseConv1D', 'DepthwiseConv2D'],
  write: (use) => {
    const filter = needed(use, 'depthwise_kernel');
    const geometry = geometryOf(use, filter);
    // The layer of tfjs-layers drops its dilation.
    const dilations = use.isKeras ? geometry.dilations : geometry.strides.map(() => 1);
    const convolved = convolveDepthwise(
      use.builder,
      use.x,
      { filter, bias: use.weight('bias'), ...geometry, dilations },
      use.shape,
    );
    return activated(use, convolved);
  },
};

const separable: LayerExport = {
  classNames: ['SeparableConv1D', 'SeparableConv2D'],
  write: (use) => {
    const { builder, x, shape } = use;
    const filter = needed(use, 'depthwise_kernel');
    const [channels = 1, multiplier = 1] = filter.dims.slice(-2);
    const deepShape = [...shape.slice(0, -1), channels * multiplier];
    const geometry = geometryOf(use, filter);
    const deep = convolveDepthwise(builder, x, { filter, ...geometry }, deepShape);
    const ones = geometry.strides.map(() => 1);
    const pointwise = { filter: needed(use, 'pointwise_kernel'), bias: use.weight('bias') };
    const step = { strides: ones, dilations: ones, padding: 'valid' } as const;
    return activated(use, convolve(builder, deep, { ...pointwise, ...step }, shape));
  },
};

const transposed: LayerExport = {
  classNames: ['Conv2DTranspose', 'Conv3DTranspose'],
  write: (use) => {
    const filter = needed(use, 'kernel');
    if (use.config['outputPadding'] != null) use.builder.refuse('it names its output padding');
    const weights = { filter, bias: use.weight('bias'), ...geometryOf(use, filter) };
    return activated(use, deconvolve(use.builder, use.x, weights, use.shape));
  },
};

function geometryOf({ builder, config }: LayerUse, filter: Constant): Omit<SpaceWindow, 'size'> {
  const axes = filter.dims.length - 2;
  const padding = wordIn(config, 'padding') ?? 'valid';
  if (padding !== 'same' && padding !== 'valid') builder.refuse(`its padding is "${padding}"`);
  return {
    strides: numbersIn(config, 'strides', axes),
    dilations: numbersIn(config, 'dilationRate', axes),
    padding: padding === 'same' ? 'same' : 'valid',
  };
}

function activated({ builder, config }: LayerUse, value: Value): Value {
  return activate(builder, value, wordIn(config, 'activation'));
}

/** All convolutions. */
export const convolutionLayers: readonly LayerExport[] = [
  convolution,
  depthwise,
  separable,
  transposed,
];
