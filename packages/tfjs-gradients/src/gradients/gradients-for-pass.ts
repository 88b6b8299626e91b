import { getGradient, type GradConfig } from '@tensorflow/tfjs-core';
import { exactGradients } from './exact/exact-gradients.js';
import { batchNormGradient } from './faster/batch-norm-gradient.js';
import { replacedGradients } from './replaced/replaced-gradients.js';
import { roundedSizes } from './replaced/rounded-sizes.js';
import { missingGradients } from './missing/missing-gradients.js';

/**
 * Collects the gradients that replace or supplement tfjs's own while one pass runs backwards.
 *
 * @returns The gradients, for `withOverrides`, each op once.
 */
export function gradientsForPass(): GradConfig[] {
  const gradients = new Map<string, GradConfig>();
  const all = [...exactGradients, batchNormGradient, ...replacedGradients(), ...missingGradients()];
  for (const gradient of all) gradients.set(gradient.kernelName, gradient);
  // Border to tfjs-core: getGradient is typed as if every gradient were there.
  const registered = (name: string) => getGradient(name) as GradConfig | undefined;
  for (const gradient of roundedSizes((name) => gradients.get(name) ?? registered(name)))
    gradients.set(gradient.kernelName, gradient);
  return [...gradients.values()];
}
