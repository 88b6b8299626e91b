import { calledAs, checkKind, GradCamError } from '@gradcam/errors';
import type { KnownModel } from '../known-model.js';
import { catsAndDogs } from './cats-and-dogs.js';
import { mobilenetV1Quarter } from './mobilenet-v1-025.js';
import { mobilenetV1 } from './mobilenet-v1.js';
import { resnet50 } from './resnet50.js';

/** All known classifiers of pictures; the first is the default of the apps. */
export const knownModels: readonly KnownModel[] = [
  mobilenetV1,
  mobilenetV1Quarter,
  resnet50,
  catsAndDogs,
];

/**
 * Returns a known model by its id.
 *
 * @param id As in `knownModels`.
 * @returns The model.
 * @throws `MODEL_UNKNOWN` with the list of known ids
 */
export function knownModel(id: string): KnownModel {
  return calledAs('knownModel', () => {
    checkKind(typeof id === 'string', id, 'this is not the id of a model', 'a string');
    const found = knownModels.find((model) => model.id === id);
    if (found !== undefined) return found;
    const ids = knownModels.map((model) => model.id).join(', ');
    throw new GradCamError(
      'MODEL_UNKNOWN',
      `the model "${id}" is unknown, expected one of ${ids}.`,
    );
  });
}
