import type { Translation } from '../config/translation.js';
import { activationClasses } from './activation-classes.js';
import { attentionClasses } from './attention-classes.js';
import { convolutionClasses } from './convolution-classes.js';
import { mergingClasses } from './merging-classes.js';
import { normalisingClasses } from './normalising-classes.js';
import { poolingClasses } from './pooling-classes.js';
import { preprocessingClasses } from './preprocessing-classes.js';
import { recurrentClasses } from './recurrent-classes.js';
import { shapeClasses } from './shape-classes.js';

const translations: Readonly<Record<string, Translation>> = {
  ...activationClasses,
  ...attentionClasses,
  ...convolutionClasses,
  ...mergingClasses,
  ...normalisingClasses,
  ...poolingClasses,
  ...preprocessingClasses,
  ...recurrentClasses,
  ...shapeClasses,
};

/**
 * Says how a class of layers is written for tfjs-layers.
 *
 * @param className Keras' name of the class.
 * @returns An empty translation for a class that tfjs-layers computes as Keras does, and for an unknown class.
 */
export function translationOf(className: string): Translation {
  return Object.hasOwn(translations, className) ? (translations[className] ?? {}) : {};
}
