import { GradCamError } from '@gradcam/core';
import type { Arguments } from './parse-arguments.js';

/**
 * Refuses options that would do nothing beside the others: nobody should wonder what they did.
 *
 * @param given What was asked for.
 * @throws `BAD_OPTION`
 */
export function checkTogether(given: Arguments): void {
  const { method, channels, featureLayers, fusion } = given;
  const count = featureLayers.length;
  const ofInput = method === 'full-grad' || method === 'guided-backpropagation';
  const unused = (['sign', 'upsampling'] as const).find((name) => given[name] !== undefined);
  const wrong =
    channels !== undefined && method !== 'score-cam'
      ? `--channels is for --method score-cam, got ${method}`
      : fusion !== undefined && count < 2
        ? `--fusion needs several layers, got ${count}; name them with --feature-layer, with commas between`
        : count > 0 && ofInput
          ? `--method ${method} has no feature layer, got ${featureLayers.join(', ')}`
          : unused !== undefined && ofInput
            ? `--method ${method} has no use for --${unused}, got ${given[unused] ?? ''}`
            : count > 1 && method === 'guided-grad-cam'
              ? `--method guided-grad-cam takes one feature layer, got ${count}`
              : undefined;
  if (wrong !== undefined) throw new GradCamError('BAD_OPTION', `${wrong}.`);
}
