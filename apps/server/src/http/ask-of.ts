import { nearestNames, visibleName } from '@gradcam/errors';
import type { LookName } from '@gradcam/render';
import type { Config } from '../config/config.js';
import type { Ask } from '../explain/explain-upload.js';
import type { Wanted } from '../explain/job.js';
import { Refusal } from '../refusal.js';
import type { ExplanationQuery } from './schemas/query.js';

/** A query, checked: what all of them have, and what some have. */
export interface Asked extends ExplanationQuery {
  readonly as?: 'npy' | 'json';
  readonly look?: LookName;
  readonly side?: number;
}

const usualSide = 1280;

/**
 * Reads what a client asks for. The name of a model is looked for among those of the configuration, and nowhere else.
 *
 * @param query The query, checked.
 * @param wanted The kind of answer.
 * @param config The models and methods that are offered.
 * @returns The job, without its picture.
 * @throws A `Refusal` for a model or a method that is not offered
 */
export function askOf(
  { model, label, side = usualSide, as: _form, ...others }: Asked,
  wanted: Wanted,
  { models, methods }: Pick<Config, 'models' | 'methods'>,
): Ask {
  const names = models.map(({ name }) => name);
  const [first = ''] = names;
  const name = model ?? first;
  if (!names.includes(name))
    throw new Refusal(
      404,
      'MODEL_UNKNOWN',
      `this server has no model "${visibleName(name)}", expected one of ${names.join(', ')}; the nearest is ${nearestNames(name, names, 1).join()}.`,
    );
  const { method = 'auto' } = others;
  if (!methods.has(method))
    throw new Refusal(
      400,
      'METHOD_NOT_OFFERED',
      `this server does not offer the method ${method}, expected one of ${[...methods].join(', ')}.`,
    );
  const isIndex = label !== undefined && /^\d{1,9}$/.test(label);
  return { ...others, model: name, wanted, side, label: isIndex ? Number(label) : label };
}
