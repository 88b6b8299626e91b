import { reshape, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';

/** The most axes that every kernel of WebGL and WebGPU takes. */
export const mostAxes = 4;

/**
 * Changes a tensor along one axis, as three axes: WebGL and WebGPU have several kernels for four axes at most.
 *
 * @param x Any number of axes.
 * @param axis The axis, counted from the first.
 * @param change Gets and gives `[before, length, after]`; the length may change.
 * @returns `x` changed.
 */
export function alongAxis(x: Tensor, axis: number, change: (x: Tensor3D) => Tensor): Tensor {
  const after = x.shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const before = x.shape.slice(0, axis).reduce((product, size) => product * size, 1);
  const changed = change(reshape(x, [before, x.shape[axis] ?? 1, after]));
  return reshape(
    changed,
    x.shape.map((size, index) => (index === axis ? (changed.shape[1] ?? size) : size)),
  );
}
