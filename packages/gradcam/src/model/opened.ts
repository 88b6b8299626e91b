import type { ExplainableModel } from '@gradcam/core';
import { GradCamError, isObject, saidOf } from '@gradcam/errors';
import type { Finding, OpenSource, Preprocessing } from '@gradcam/models';

/** A model in memory with the facts about it, such as `openModel` and `loadKnownModel` give. */
export interface ModelWithFacts {
  readonly model: ExplainableModel;
  readonly classNames?: readonly string[] | undefined;
  readonly preprocessing?: Preprocessing | undefined;
  /** The specification of a known model, which is its preprocessing, too. */
  readonly spec?: Preprocessing | undefined;
  readonly findings?: readonly Finding[] | undefined;
}

/** A model in memory, one with its facts, or whatever `openModel` opens. */
export type ModelInput = ExplainableModel | ModelWithFacts | OpenSource;

/**
 * Tells what has to be opened from a model in memory.
 *
 * @param given As given by the caller.
 * @returns True for an address, a path, a file and a list of files.
 */
export function isSource(given: ModelInput): given is OpenSource {
  // A program without types may give anything.
  const value: unknown = given;
  if (typeof value === 'string' || value instanceof URL || value instanceof Blob) return true;
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

/**
 * Puts the facts about a model in memory beside it.
 *
 * @param given A model, or one with its facts.
 * @returns The model with what is known about it.
 * @throws `MODEL_UNSUPPORTED` for what is neither
 */
export function withFacts(given: ExplainableModel | ModelWithFacts): ModelWithFacts {
  const value: unknown = given;
  if (isModel(value)) return { model: value };
  if (isObject(value) && isModel(value['model'])) return { ...value, model: value['model'] };
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `this is not a network, got ${saidOf(value)}, expected a tf.LayersModel, a tf.GraphModel, networkFromFunctions(…), what openModel gives, or what it opens: an address, a file, a list of files, in Node a path.`,
  );
}

/** A tf.Sequential has a model inside, too. */
function isModel(value: unknown): value is ExplainableModel {
  const isNetwork = isObject(value) && ('predict' in value || 'cut' in value);
  return isNetwork && Array.isArray(value['inputs']);
}
