import { engine, tidy, type NamedAttrMap, type Tensor } from '@tensorflow/tfjs-core';

/** A kernel on a few numbers, and what comes out. */
export interface Trial {
  readonly inputs: () => Record<string, Tensor>;
  readonly attributes: NamedAttrMap;
  /** All of it, worked out by hand. */
  readonly expected: readonly number[];
}

/**
 * Tries a kernel of the active backend.
 *
 * @param kernelName The kernel.
 * @param trials The trials.
 * @returns True if all results are as expected; false also if the kernel refuses.
 */
export async function passesTrials(kernelName: string, trials: readonly Trial[]): Promise<boolean> {
  for (const trial of trials) if (!(await gives(kernelName, trial))) return false;
  return true;
}

async function gives(
  kernelName: string,
  { inputs, attributes, expected }: Trial,
): Promise<boolean> {
  let result: Tensor | undefined;
  try {
    result = tidy(() => engine().runKernel<Tensor>(kernelName, inputs(), attributes));
    const values = await result.data();
    return (
      values.length === expected.length &&
      expected.every((value, index) => Math.abs((values[index] ?? NaN) - value) < 1e-3)
    );
  } catch {
    return false;
  } finally {
    result?.dispose();
  }
}
