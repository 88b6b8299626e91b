import { checkKind, checkNumber, GradCamError } from '@gradcam/errors';
import { checkCount } from '../numbers/check-count.js';
import { requireNumbers } from '../numbers/require-numbers.js';
import { seedAt } from '../random/seed-at.js';

/** The options of metrics that perturb the input. */
export interface PerturbationOptions {
  /** The number of perturbed inputs; 10 when left out. */
  readonly passes?: number | undefined;
  /** The same seed gives the same perturbations, on every backend; 0 when left out. */
  readonly seed?: number | undefined;
  /** Numbers to add in place of drawn ones, as many as the input has for each pass, so that another library can be given the same. */
  readonly perturbations?: readonly ArrayLike<number>[] | undefined;
}

/** The names of these options. */
export const perturbationOptionNames = {
  passes: true,
  seed: true,
  perturbations: true,
} as const satisfies Record<keyof PerturbationOptions, true>;

/**
 * Refuses options that do not say how the input is perturbed.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkPerturbation({ passes, seed, perturbations }: PerturbationOptions): void {
  checkCount(passes ?? 1, 'the option passes');
  checkNumber(seed ?? 0, { where: 'the option seed', kind: 'integer' });
  if (perturbations === undefined) return;
  checkKind(
    Array.isArray(perturbations) && perturbations.length > 0,
    perturbations,
    'the option perturbations is not a list of lists',
    'as many numbers as the input has for each pass',
  );
  for (const each of perturbations) requireNumbers(each);
}

/**
 * Gives the perturbations of an input.
 *
 * @param count The number of its numbers.
 * @param options The options.
 * @param draw Draws as many numbers, by a seed.
 * @returns A list for each pass.
 * @throws `INPUT_SHAPE` for given ones that do not fit the input
 */
export function perturbationsOf(
  count: number,
  { passes = 10, seed = 0, perturbations }: PerturbationOptions,
  draw: (count: number, seed: number) => ArrayLike<number>,
): readonly ArrayLike<number>[] {
  if (perturbations === undefined)
    return Array.from({ length: passes }, (_, pass) => draw(count, seedAt(seed, pass)));
  const wrong = perturbations.find(({ length }) => length !== count);
  if (wrong === undefined) return perturbations;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the perturbations do not fit the input, got ${wrong.length} numbers, expected ${count}.`,
  );
}
