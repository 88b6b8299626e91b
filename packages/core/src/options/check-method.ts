import { GradCamError, nearestNames } from '@gradcam/errors';
import type { MethodName } from '../method/methods.js';
import { saidOf } from '../error/said-of.js';

/** What to pass for a name: names alone, for the methods themselves are only in programs that use them. */
const values = {
  'grad-cam': 'gradCamMethod',
  'hi-res-cam': 'hiResCamMethod',
  'element-wise-grad-cam': 'elementWiseGradCamMethod',
  'grad-cam-plus-plus': 'gradCamPlusPlusMethod',
  'x-grad-cam': 'xGradCamMethod',
  'layer-cam': 'layerCamMethod',
  'smooth-grad-cam-plus-plus': 'smoothGradCamPlusPlusMethod()',
  'shapley-cam': 'shapleyCamMethod',
  cam: 'camMethod',
  'eigen-cam': 'eigenCamMethod',
  'eigen-grad-cam': 'eigenGradCamMethod',
  'seg-eigen-cam': 'segEigenCamMethod',
  'kpca-cam': 'kpcaCamMethod',
  fem: 'femMethod',
  'fem-masks': 'femMasksMethod',
  'score-cam': 'scoreCamMethod()',
  'ablation-cam': 'ablationCamMethod()',
  'random-cam': 'randomCamMethod()',
} as const satisfies Record<MethodName, string>;

/** Strings that `gradCAM` takes. */
const chosenByName: readonly unknown[] = ['auto'];

/**
 * Refuses what is not a method, as a name is not.
 *
 * @param method As the user gave it.
 * @throws `BAD_OPTION` that says what to pass
 */
export function checkMethod(method: unknown): void {
  if (method === undefined || chosenByName.includes(method)) return;
  if (typeof method === 'object' && method !== null && ('combine' in method || 'run' in method))
    return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option method is not a method, got ${saidOf(method)}; ${remedyFor(method)}.`,
  );
}

function remedyFor(method: unknown): string {
  if (typeof method === 'function')
    return 'call it, as in scoreCamMethod(), and pass what it returns';
  if (typeof method !== 'string') return 'pass one, such as layerCamMethod, or { name, combine }';
  const [nearest = ''] = nearestNames(method, Object.keys(values), 1);
  const value = Object.entries(values).find(([name]) => name === nearest)?.[1] ?? '';
  return `pass ${value}, or use mapBy('${nearest}', …), which takes names`;
}
