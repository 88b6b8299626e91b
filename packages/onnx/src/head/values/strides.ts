/**
 * Gives how far apart neighbours lie along each axis.
 *
 * @param dims The shape.
 * @returns A number for each axis; the last one is 1.
 */
export function stridesOf(dims: readonly number[]): number[] {
  const strides: number[] = [];
  let step = 1;
  for (const size of [...dims].reverse()) {
    strides.unshift(step);
    step *= size;
  }
  return strides;
}

/**
 * Gives how many numbers a shape holds.
 *
 * @param dims The shape.
 * @returns The product of its sizes; 1 without axes.
 */
export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, size) => product * size, 1);
}

/**
 * Counts an axis from the front.
 *
 * @param axis The axis, from behind where it is negative.
 * @param rank How many axes there are.
 * @returns The axis, from 0.
 */
export function axisFrom(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}
