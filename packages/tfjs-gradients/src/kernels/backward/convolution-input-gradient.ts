import {
  matMul,
  reshape,
  tidy,
  transpose,
  type Conv2DBackpropInputAttrs,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../overrides/run-own.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { convolutionInput } from '../parts/convolution/convolution-input.js';
import { inputByProducts } from '../parts/convolution/input-by-products.js';
import { spreadOverInput } from '../parts/convolution/spread-over-input.js';

/** Computes the gradient of a 1 x 1 convolution in its input by a matrix product: several times as fast as wasm's own kernel. */
export const pointwiseInputGradient = inputGradient(false);

/** Computes that of other convolutions, too, for wasm, whose own kernel goes number by number. */
export const convolutionInputGradient = inputGradient(true);

/** The most numbers, steps down by steps across, of which one is not zero where a gradient is spread over the input. */
const mostSpread = 4;

function inputGradient(isOfEverySize: boolean): KernelOverride {
  const kernelName = 'Conv2DBackpropInput';
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { dy, filter } = parameters.inputs as unknown as { dy: Tensor4D; filter: Tensor4D };
      const asked = parameters.attrs as unknown as Conv2DBackpropInputAttrs;
      const way = asked.dataFormat === 'NHWC' ? wayOf(dy, filter, asked) : undefined;
      return way !== undefined && (isOfEverySize || way === pointwise)
        ? tidy(() => way(dy, filter, asked))
        : runOwn({ own, kernelName, parameters });
    },
  };
}

type Way = (dy: Tensor4D, filter: Tensor4D, asked: Conv2DBackpropInputAttrs) => Tensor;

function wayOf(
  dy: Tensor4D,
  filter: Tensor4D,
  { strides }: Conv2DBackpropInputAttrs,
): Way | undefined {
  const [height, width] = filter.shape;
  if (height === 1 && width === 1) return pointwise;
  // The smaller of both is copied.
  if (dy.size < filter.size) return inputByProducts;
  const [down = 1, across = down] = [strides].flat();
  return down * across <= mostSpread
    ? (...given) => convolutionInput(given[0], given[1], { ...given[2], dilations: 1 })
    : undefined;
}

/** Each position for itself, which then stands where its window was. */
function pointwise(dy: Tensor4D, filter: Tensor4D, asked: Conv2DBackpropInputAttrs): Tensor4D {
  const [, , channels, outputs] = filter.shape;
  const [count, rows, columns] = dy.shape;
  const products = product(reshape(dy, [-1, outputs]), reshape(filter, [channels, outputs]));
  const convolution = { ...asked, dilations: 1, filterShape: filter.shape, depthwise: false };
  return spreadOverInput(reshape(products, [count, rows, columns, channels]), convolution)
    .spreadOut;
}

/** `a` times `b` transposed. The smaller is turned beforehand: matMul with its own transposition leaves wasm's fast path. */
function product(a: Tensor2D, b: Tensor2D): Tensor2D {
  return a.size < b.size ? transpose(matMul(b, transpose(a))) : matMul(a, transpose(b));
}
