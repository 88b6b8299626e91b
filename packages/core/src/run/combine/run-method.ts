import { neg, Tensor, tidy } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { isBuiltIn, partOf } from '../../method/built-in.js';
import type { Method, MethodInput } from '../../method/method.js';
import { saidOf } from '../../error/said-of.js';
import { guardedTrials } from './guarded-trials.js';
import { trialsOf, type TrialStart } from './trials.js';

/**
 * Runs a method; what it tries, it tries with the score turned round where that is explained.
 *
 * @param method The package's, or the user's own, whose errors are handed on as they are.
 * @param input Activations and gradients.
 * @param start What trials start from.
 * @returns The map before its ReLU, `[N, ...space]`; the caller disposes it.
 * @throws `BAD_OPTION` where a method of the user's own gives no map
 */
export async function runMethod(
  method: Method,
  input: MethodInput,
  start: TrialStart,
): Promise<Tensor> {
  if ('combine' in method) {
    return tidy(() =>
      requireMap(
        method,
        partOf(method, () => method.combine(input)),
        input,
      ).clone(),
    );
  }
  const values = start.negative ? neg(start.values) : start.values.clone();
  try {
    const trials = trialsOf({ ...start, values });
    const given = isBuiltIn(method) ? trials : guardedTrials(trials);
    return requireMap(method, await partOf(method, () => method.run(input, given)), input);
  } finally {
    values.dispose();
  }
}

function requireMap(method: Method, map: unknown, { activations }: MethodInput): Tensor {
  const wanted = activations.shape.slice(0, -1);
  // A method may keep more axes than those of space: with the map left at its size, that is what it gives.
  const fits = (shape: readonly number[]) =>
    shape.length >= wanted.length && shape[0] === wanted[0];
  if (isTensor(map) && fits(map.shape)) return map;
  const got = isTensor(map) ? `a tensor of shape [${map.shape.join(', ')}]` : saidOf(map);
  if (isTensor(map)) map.dispose();
  throw new GradCamError(
    'BAD_OPTION',
    `the method "${method.name}" gave no map, got ${got}, expected a tensor of shape [${wanted.join(', ')}]: one number for each place.`,
  );
}

/** tfjs's own class is typed to hold any kind of rank. */
function isTensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}
