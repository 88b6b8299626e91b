import type { ExplainableModel } from '@gradcam/core';
import { GradCamError, isObject, saidOf } from '@gradcam/errors';
import type { Preprocessing } from '@gradcam/models';
import type { Finding } from './finding.js';

/** A model in memory with the facts about it, such as `loadKnownModel` gives. */
export interface OpenModel {
  readonly model: ExplainableModel;
  readonly classNames?: readonly string[] | undefined;
  readonly preprocessing?: Preprocessing | undefined;
  /** Of a known model, which is its preprocessing, too. */
  readonly spec?: Preprocessing | undefined;
  readonly findings?: readonly Finding[] | undefined;
}

/**
 * Puts the facts about a model beside it.
 *
 * @param given A model, or one with its facts.
 * @returns The model with what is known about it.
 * @throws `MODEL_UNSUPPORTED` for what is neither
 */
export function openModelOf(given: ExplainableModel | OpenModel): OpenModel {
  // A program without types may give anything.
  const value: unknown = given;
  if (isModel(value)) return { model: value };
  if (isObject(value) && isModel(value['model'])) return { ...value, model: value['model'] };
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `this is not a network, got ${saidOf(value)}, expected a tf.LayersModel, a tf.GraphModel, networkFromFunctions(…), or one with its facts, { model, classNames, preprocessing }.`,
  );
}

/** A tf.Sequential has a model inside, too. */
function isModel(value: unknown): value is ExplainableModel {
  const isNetwork = isObject(value) && ('predict' in value || 'cut' in value);
  return isNetwork && Array.isArray(value['inputs']);
}
