import { passesTrials } from '../../overrides/passes-trials.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { besideARow } from './axes/beside-a-row.js';
import { mends } from './mends.js';
import { trials } from './trials.js';

/**
 * Tries the kernels of the active backend on a few numbers, and finds what stands in for those that it lacks, refuses or has wrong.
 *
 * @returns The replacements.
 */
export async function neededKernels(): Promise<readonly KernelOverride[]> {
  // All at once: one after the other would wait for a device each time.
  const [isRightBesideARow, ...kernels] = await Promise.all([
    passesTrials('Add', trials.Add),
    ...mends.map(firstNeeded),
  ]);
  const needed = kernels.filter((kernel) => kernel !== undefined);
  return isRightBesideARow ? needed : [...needed, ...besideARow];
}

async function firstNeeded(choices: (typeof mends)[number]): Promise<KernelOverride | undefined> {
  for (const { kernel, isRight } of choices) if (!(await isRight())) return kernel;
  return undefined;
}
