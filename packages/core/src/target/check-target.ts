import { GradCamError, isObject, optionProblem, saidOf } from '@gradcam/errors';
import { Tensor } from '@tensorflow/tfjs-core';
import type { ClassTarget } from './target.js';

const names = { label: true, perSample: true, region: true } as const satisfies Record<
  keyof ClassTarget,
  true
>;

/**
 * Refuses what is not a target, which would else be taken for none.
 *
 * @param target As the user gave it.
 * @throws `BAD_OPTION`
 */
export function checkTarget(target: unknown): void {
  if (['undefined', 'function', 'number', 'string'].includes(typeof target)) return;
  if (Array.isArray(target)) {
    target.forEach(checkLabel);
    return;
  }
  checkClassTarget(target);
}

function checkClassTarget(target: unknown): void {
  const isPlain = isObject(target) && !(target instanceof Tensor || target instanceof Promise);
  if (!isPlain || Object.keys(target).length === 0) throw notTarget(target);
  const problem = optionProblem(target, names);
  if (problem !== undefined) {
    throw new GradCamError(
      'BAD_OPTION',
      `the target is not { label, perSample, region }: ${problem}`,
    );
  }
  const { label, perSample }: Partial<Record<keyof ClassTarget, unknown>> = target;
  if (perSample !== undefined && !Array.isArray(perSample)) throw notTarget(perSample);
  for (const value of [label, perSample].flat()) if (value !== undefined) checkLabel(value);
}

function checkLabel(label: unknown): void {
  if (typeof label === 'number' || typeof label === 'string') return;
  throw notTarget(label);
}

function notTarget(value: unknown): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `the target is not a class, got ${saidOf(value)}, expected an index, a name, a list of these, { label, perSample, region } or a reduction function; leave it out for the predicted class.`,
  );
}
