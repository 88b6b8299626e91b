import type { MetricInput } from '../metric/metric.js';
import { perturbationsOf, type PerturbationOptions } from './perturbation-options.js';
import { perturbedInputs } from './perturbed-inputs.js';
import { possibleChanges } from './possible-changes.js';

/** The map of an input, and those of the input perturbed. */
export interface PerturbedMaps {
  readonly own: Float32Array;
  readonly perturbed: readonly Float32Array[];
}

/**
 * Makes the maps of a sample and of its perturbations, each a step of the metric.
 *
 * @param input The sample.
 * @param options The perturbations.
 * @param draw Draws the numbers to add, by a seed.
 * @returns The maps.
 */
export async function mapsOfPerturbed(
  input: MetricInput,
  options: PerturbationOptions,
  draw: (count: number, seed: number) => ArrayLike<number>,
): Promise<PerturbedMaps> {
  const { network, x, classIndex, values, step } = input;
  const changes = possibleChanges(input, perturbationsOf(values.length, options, draw));
  // The sample may have brought a map of another origin.
  const own = await network.explain(x, classIndex);
  await step(1, changes.length + 1);
  const perturbed: Float32Array[] = [];
  for (const each of changes) {
    const changed = perturbedInputs(input, [each]);
    try {
      perturbed.push(await network.explain(changed, classIndex));
    } finally {
      changed.dispose();
    }
    await step(perturbed.length + 1, changes.length + 1);
  }
  return { own, perturbed };
}
