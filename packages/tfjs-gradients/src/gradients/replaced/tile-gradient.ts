import {
  reshape,
  sum,
  util,
  type GradConfig,
  type Tensor,
  type TileAttrs,
} from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of repeating a tensor: the sum over the repetitions, one axis after the other. tfjs adds slice by slice, and refuses more
 * than four axes.
 */
export const tileGradient: GradConfig = {
  kernelName: 'Tile',
  inputsToSave: ['x'],
  gradFunc: (dy, [x], attributes) => {
    if (x === undefined) throw new RangeError('Tile kept no input');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { reps } = attributes as unknown as TileAttrs;
    return {
      x: () =>
        x.shape.reduce(
          (result, size, axis) => summedAlong(result, axis, size, reps[axis] ?? 1),
          dy as Tensor,
        ),
    };
  },
};

function summedAlong(tiled: Tensor, axis: number, size: number, times: number): Tensor {
  if (times === 1) return tiled;
  const [before, behind] = [tiled.shape.slice(0, axis), tiled.shape.slice(axis + 1)];
  const blocks = reshape(tiled, [
    util.sizeFromShape(before),
    times,
    size * util.sizeFromShape(behind),
  ]);
  return reshape(sum(blocks, 1), [...before, size, ...behind]);
}
