import {
  backend_util,
  concat,
  conv3d,
  pad as padTensor,
  reshape,
  reverse,
  slice,
  transpose,
  zeros,
  type Conv3DBackpropInputV2Attrs,
  type Tensor,
  type Tensor5D,
} from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of a convolution over volumes in its input: a convolution with the filter reversed and its channels swapped.
 *
 * @param dy The upstream gradient, `[N, d, h, w, D]`.
 * @param filter `[fd, fh, fw, C, D]`.
 * @param attributes The attributes of the forward pass, and `inputShape`, `[N, D, H, W, C]`.
 * @returns Of the shape of the input.
 */
export function convolution3dInput(
  dy: Tensor5D,
  filter: Tensor5D,
  attributes: Conv3DBackpropInputV2Attrs,
): Tensor {
  const { inputShape, strides, pad } = attributes;
  const info = backend_util.computeConv3DInfo(inputShape, filter.shape, strides, 1, pad);
  const { front, top, left } = info.padInfo;
  const reach = filter.shape.slice(0, 3).map((size) => size - 1);
  const before = [front, top, left].map((padding, axis) => (reach[axis] ?? 0) - padding);

  const spreadOut = [info.strideDepth, info.strideHeight, info.strideWidth].reduce<Tensor>(
    (result, stride, axis) => spreadAxis(result, axis + 1, stride),
    dy,
  );
  const size = inputShape.slice(1, 4).map((length, axis) => length + (reach[axis] ?? 0));
  // Border to tfjs-core: reshape does not say how many axes it gives.
  const placed = [0, 1, 2].reduce(
    (result, axis) => placeAxis(result, axis + 1, before[axis] ?? 0, size[axis] ?? 1),
    spreadOut,
  ) as Tensor5D;
  const flippedFilter = transpose(reverse(filter, [0, 1, 2]), [0, 1, 2, 4, 3]);
  return conv3d(placed, flippedFilter, 1, 'valid');
}

/** Zeros after each entry of an axis, so that a strided result stands where its windows start. */
function spreadAxis(x: Tensor, axis: number, stride: number): Tensor {
  if (stride === 1) return x;
  const length = x.shape[axis] ?? 1;
  const after = x.shape.slice(axis + 1).reduce((product, each) => product * each, 1);
  const lines = reshape(x, [-1, 1, after]);
  const gaps = zeros([lines.shape[0], stride - 1, after]);
  const spread = concat([lines, gaps], 1);
  return reshape(
    spread,
    x.shape.map((each, index) => (index === axis ? length * stride : each)),
  );
}

/** Moves an axis by an offset and gives it a new size. As three axes, for WebGL pads no more than four. */
function placeAxis(x: Tensor, axis: number, offset: number, size: number): Tensor {
  const length = x.shape[axis] ?? 1;
  const from = Math.max(0, -offset);
  const to = Math.min(length, size - offset);
  const after = x.shape.slice(axis + 1).reduce((product, each) => product * each, 1);
  const lines = reshape(x, [-1, length, after]);
  const kept = slice(lines, [0, from, 0], [-1, to - from, -1]);
  const start = Math.max(0, offset);
  const placed = padTensor(kept, [
    [0, 0],
    [start, size - start - (to - from)],
    [0, 0],
  ]);
  return reshape(
    placed,
    x.shape.map((each, index) => (index === axis ? size : each)),
  );
}
