import { existsSync } from 'node:fs';
import { GradCamError, nearestNames } from '@gradcam/errors';
import { knownChoices } from './known-choices.js';
import type { ModelArguments } from './request.js';

/**
 * Refuses a model that is neither known nor there, and class names for one that has its own.
 *
 * @param given The parsed arguments.
 * @throws `BAD_OPTION`
 */
export function checkModel({ model, labels }: ModelArguments): void {
  const { models } = knownChoices;
  if (models.includes(model)) {
    if (labels === undefined) return;
    throw new GradCamError(
      'BAD_OPTION',
      `--labels is for a model of yours, got ${labels} for ${model}, whose class names are known; leave it out.`,
    );
  }
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(model) || existsSync(model)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the model "${model}" is unknown, expected one of ${models.join(', ')}, or the path or address of one; the nearest is ${nearestNames(model, models, 1).join()}.`,
  );
}
