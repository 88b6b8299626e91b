import { mapNames, methods } from '@gradcam/core/methods';
import { networkChoices, preprocessingChoices } from './open/open-network.js';
import {
  fusionChoices,
  methodChoices,
  presetChoices,
  signChoices,
  type Choice,
} from './map/settings.js';

/** The choices that the page offers; the page itself knows nothing of the methods, so that it is small. */
export interface Lists {
  readonly network: readonly Choice<string>[];
  readonly preprocessing: readonly Choice<string>[];
  readonly method: readonly Choice<string>[];
  readonly preset: readonly Choice<string>[];
  readonly sign: readonly Choice<string>[];
  readonly fusion: readonly Choice<string>[];
}

/** The choices, in the order of the page. */
export const lists: Lists = {
  network: networkChoices,
  preprocessing: preprocessingChoices,
  method: methodChoices,
  preset: presetChoices,
  sign: signChoices,
  fusion: fusionChoices,
};

/** The methods that a comparison tries, with their titles. */
export const comparedMethods = mapNames.map((name) => ({ name, title: methods[name].title }));
