import {
  add,
  backend_util,
  maximum,
  reshape,
  slice,
  type Dilation2DAttrs,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { windowSamples, type WindowSample } from './window-samples.js';

/** The samples under the windows of a grey dilation. */
export interface DilationSamples {
  /** Each raised by the filter, in the order of the memory. */
  readonly samples: readonly WindowSample[];
  /** The largest of each window, `[N, h, w, C]`. */
  readonly maxima: Tensor;
  readonly info: backend_util.Conv2DInfo;
}

/**
 * Computes a grey dilation, max(x + filter) over windows, and all that it is the largest of.
 *
 * @param x `[N, H, W, C]`.
 * @param filter `[h, w, C]`.
 * @param attributes The position of the windows.
 * @returns The caller disposes the tensors, or a `tf.tidy` around it.
 */
export function dilationSamples(
  x: Tensor4D,
  filter: Tensor3D,
  { strides, pad, dilations }: Dilation2DAttrs,
): DilationSamples {
  const info = backend_util.computeDilation2DInfo(
    x.shape,
    filter.shape,
    strides,
    pad,
    'NHWC',
    dilations,
  );
  const channels = info.inChannels;
  const samples = windowSamples(x, info).map((sample) => {
    const weight = slice(filter, [...sample.place, 0], [1, 1, channels]);
    return { ...sample, values: add(sample.values, reshape(weight, [channels])) };
  });
  const maxima = samples
    .map(({ values }): Tensor => values)
    .reduce((most, values) => maximum(most, values));
  return { samples, maxima, info };
}
