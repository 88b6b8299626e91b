/**
 * Computes how much more a window at a padded edge gives to each of its samples than a whole one.
 *
 * @param axis One axis of an average pooling.
 * @param axis.count How many windows there are.
 * @param axis.stride From one to the next.
 * @param axis.size Samples of a whole window.
 * @param axis.before Padding before the first sample.
 * @param axis.samples How many there are.
 * @returns For each window: its size by the number of samples that lie inside.
 */
export function edgeShares(axis: {
  readonly count: number;
  readonly stride: number;
  readonly size: number;
  readonly before: number;
  readonly samples: number;
}): number[] {
  const { count, stride, size, before, samples } = axis;
  return Array.from({ length: count }, (_, window) => {
    const start = window * stride - before;
    return size / (Math.min(start + size, samples) - Math.max(start, 0));
  });
}
