import {
  concat,
  pad,
  reshape,
  reverse,
  slice,
  slice_util,
  zeros,
  type GradConfig,
  type StridedSliceAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** Computes the gradient of a strided slice: the gradient of each number goes back to its position, among zeros. */
export const stridedSliceGradient: GradConfig = {
  kernelName: 'StridedSlice',
  inputsToSave: ['x'],
  gradFunc: (dy, [x], attributes) => {
    if (x === undefined) throw new RangeError('StridedSlice kept no input');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which a slice never does.
    const given = attributes as unknown as StridedSliceAttrs;
    const { begin, end, strides } = slice_util.sliceInfo(
      x.shape,
      given.begin,
      given.end,
      given.strides,
      given.beginMask,
      given.endMask,
      given.ellipsisMask,
      given.newAxisMask,
      given.shrinkAxisMask,
    );
    // As many as were taken along each axis of x; axes that were dropped have one.
    const taken = x.shape.map((_, axis) =>
      Math.ceil(((end[axis] ?? 1) - (begin[axis] ?? 0)) / (strides[axis] ?? 1)),
    );
    return {
      x: () =>
        x.shape.reduce(
          (result, size, axis) =>
            putBack(result, axis, { size, begin: begin[axis] ?? 0, stride: strides[axis] ?? 1 }),
          reshape(dy as Tensor, taken),
        ),
    };
  },
};

/** Undoes the slice along one axis. */
function putBack(
  taken: Tensor,
  axis: number,
  from: { size: number; begin: number; stride: number },
): Tensor {
  const count = taken.shape[axis] ?? 1;
  const step = Math.abs(from.stride);
  const start = from.stride > 0 ? from.begin : from.begin - (count - 1) * step;
  if (count === from.size && from.stride === 1) return taken;
  const outer = taken.shape.slice(0, axis).reduce((product, size) => product * size, 1);
  const inner = taken.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const forward = from.stride > 0 ? taken : reverse(taken, axis);
  const apart =
    step === 1
      ? reshape(forward, [outer, count, inner])
      : reshape(
          concat(
            [reshape(forward, [outer, count, 1, inner]), zeros([outer, count, step - 1, inner])],
            2,
          ),
          [outer, count * step, inner],
        );
  const span = (count - 1) * step + 1;
  const placed = pad(slice(apart, [0, 0, 0], [outer, span, inner]), [
    [0, 0],
    [start, from.size - start - span],
    [0, 0],
  ]);
  return reshape(placed, [
    ...taken.shape.slice(0, axis),
    from.size,
    ...taken.shape.slice(axis + 1),
  ]);
}
