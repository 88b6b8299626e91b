import { existsSync } from 'node:fs';
import { GradCamError, nearestNames } from '@gradcam/errors';
import { checkOffline } from './check-offline.js';
import { knownChoices } from '../known-choices.js';
import type { ModelArguments } from '../request.js';

/**
 * Refuses a model that is neither known nor there, and what does not fit the one that is named or the lack of a network.
 *
 * @param given The parsed arguments.
 * @throws `BAD_OPTION`
 */
export function checkModel({ model, labels, size, offline }: ModelArguments): void {
  const { models } = knownChoices;
  if (models.includes(model)) {
    refuseForKnown('labels', labels, `${model}, whose class names are known`);
    const wanted = size && `${size.width}x${size.height}`;
    refuseForKnown('size', wanted, `${model}, whose size is known`);
    return;
  }
  checkOffline({ offline }, [model, labels]);
  if (!isThere(model)) throw unknownModel(model, models);
  if (labels !== undefined && !isThere(labels))
    throw new GradCamError(
      'BAD_OPTION',
      `there are no class names at "${labels}", expected a txt, json or csv file; check the path.`,
    );
}

/** An address is tried when it is fetched. */
function isThere(place: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(place) || existsSync(place);
}

function unknownModel(model: string, models: readonly string[]): GradCamError {
  if (/[\\/]|\.(json|onnx|zip)$/i.test(model))
    return new GradCamError(
      'BAD_OPTION',
      `there is no model at "${model}", expected a folder with model.json or an .onnx file, one of those files, or a zip of them; check the path.`,
    );
  return new GradCamError(
    'BAD_OPTION',
    `the model "${model}" is unknown, expected one of ${models.join(', ')}, or the path or address of one; the nearest is ${nearestNames(model, models, 1).join()}.`,
  );
}

function refuseForKnown(option: string, value: string | undefined, model: string): void {
  if (value === undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    `--${option} is for your own model, got ${value} for ${model}; leave it out.`,
  );
}
