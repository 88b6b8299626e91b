import {
  backend_util,
  matMul,
  reshape,
  tensor4d,
  transpose,
  util,
  type Conv2DBackpropInputAttrs,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

/** The windows of a convolution. */
type Windows = ReturnType<typeof backend_util.computeConv2DInfo>;

/**
 * Computes the gradient of a convolution in its input where the filter is larger than the upstream gradient: by one matrix product, which leaves the filter as
 * it is, for wasm takes long to pack a turned one, and by adding up its rows in JavaScript.
 *
 * @param dy The upstream gradient, `[N, h, w, D]`.
 * @param filter `[fh, fw, C, D]`.
 * @param convolution The attributes of the forward pass, and the shape of its input; channels last.
 * @returns `[N, H, W, C]`.
 */
export function inputByProducts(
  dy: Tensor4D,
  filter: Tensor4D,
  { inputShape, strides, pad, dimRoundingMode }: Conv2DBackpropInputAttrs,
): Tensor4D {
  const windows = backend_util.computeConv2DInfo(
    inputShape,
    filter.shape,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const [height, width, channels, outputs] = filter.shape;
  const gradients = transpose(reshape(dy, [-1, outputs]));
  const products = matMul(reshape(filter, [-1, outputs]), gradients).dataSync<'float32'>();
  const sums = new Float32Array(util.sizeFromShape(inputShape));
  let next = 0;
  for (let position = 0; position < height * width; position += 1) {
    const places = placesRead(position, dy.shape, windows);
    for (let channel = 0; channel < channels; channel += 1)
      for (const place of places) {
        if (place >= 0) {
          const index = place * channels + channel;
          sums[index] = (sums[index] ?? 0) + (products[next] ?? 0);
        }
        next += 1;
      }
  }
  return tensor4d(sums, inputShape);
}

/** For each window the place in the input, counted through the batch, that a position of the filter read; -1 for one in the padding. */
function placesRead(
  position: number,
  [count, rows, columns]: Tensor4D['shape'],
  { strideHeight, strideWidth, inHeight, inWidth, filterWidth, padInfo }: Windows,
): Int32Array {
  const top = Math.floor(position / filterWidth) - padInfo.top;
  const left = (position % filterWidth) - padInfo.left;
  const places = new Int32Array(count * rows * columns);
  return places.map((_, window) => {
    const x = (window % columns) * strideWidth + left;
    const y = (Math.floor(window / columns) % rows) * strideHeight + top;
    const sample = Math.floor(window / (rows * columns));
    const isInside = x >= 0 && x < inWidth && y >= 0 && y < inHeight;
    return isInside ? (sample * inHeight + y) * inWidth + x : -1;
  });
}
