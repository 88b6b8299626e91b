import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';
import type { Convolution } from './convolve.js';
import { beforeThenAfter, halves } from './space-pads.js';
import { weightNames } from './weight-names.js';

/**
 * Writes a transposed convolution.
 *
 * @param builder The file.
 * @param x The input, `[N, ...space, K]`.
 * @param convolution Its weights, the filter `[...space, filters, K]`, and geometry.
 * @param shape The shape of the result.
 * @returns The result, with channels first in the file.
 */
export function deconvolve(
  builder: GraphBuilder,
  x: Value,
  { filter, bias, strides, padding, dilations }: Omit<Convolution, 'groups'>,
  shape: Sizes,
): Value {
  const size = filter.dims.slice(0, -2);
  if (dilations.some((dilation) => dilation !== 1)) builder.refuse('it is dilated');
  if (padding !== 'same' && padding !== 'valid') builder.refuse('its padding is given in numbers');
  // The forward convolution, from the result to the input, overhangs by so much; what it skips at the end is added.
  const overhang = size.map((length, axis) => length - (strides[axis] ?? 1));
  const pads = overhang.map((total) => halves(padding === 'same' ? Math.max(0, total) : 0));
  const name = builder.add(
    'ConvTranspose',
    [inLayout(builder, x, 'first'), ...weightNames(builder, filter, bias)],
    {
      kernel_shape: size,
      strides,
      pads: beforeThenAfter(pads),
      output_padding: overhang.map((total) => Math.max(0, -total)),
    },
  );
  return madeValue(shape, name, 'first');
}
