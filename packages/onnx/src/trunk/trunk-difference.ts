import type { CutActivations } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Compares what two engines gave at a cut.
 *
 * @param made The values of one.
 * @param expected The values of the other.
 * @returns The largest difference, relative to the maximum of the value that it is in; infinite where sizes differ.
 */
export async function trunkDifference(
  made: readonly Tensor[],
  { activations, bypass }: CutActivations,
): Promise<number> {
  const differences = await Promise.all(
    [activations, ...bypass].map((value, index) => differenceOf(made[index], value)),
  );
  return Math.max(...differences);
}

async function differenceOf(made: Tensor | undefined, expected: Tensor): Promise<number> {
  if (made?.shape.join() !== expected.shape.join()) return Infinity;
  const [values, wanted] = await Promise.all([made.data<'float32'>(), expected.data<'float32'>()]);
  let largest = 0;
  let difference = 0;
  wanted.forEach((value, at) => {
    largest = Math.max(largest, Math.abs(value));
    const apart = Math.abs(value - (values[at] ?? NaN));
    // What is no number on both sides is equal; on one side, as different as can be.
    if (!Object.is(value, values[at]))
      difference = Math.max(difference, Number.isNaN(apart) ? Infinity : apart);
  });
  return difference === 0 ? 0 : difference / largest;
}
