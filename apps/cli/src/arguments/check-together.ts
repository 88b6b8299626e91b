import { GradCamError } from '@gradcam/core';
import type { Arguments } from './parse-arguments.js';

/**
 * Refuses options that would do nothing beside the others: nobody should wonder what they did.
 *
 * @param given What was asked for.
 * @throws `BAD_OPTION`
 */
export function checkTogether({ method, channels, featureLayers, fusion }: Arguments): void {
  const count = featureLayers.length;
  const wrong =
    channels !== undefined && method !== 'score-cam'
      ? `--channels is for --method score-cam, got ${method}`
      : fusion !== undefined && count < 2
        ? `--fusion needs several layers, got ${count}; name them with --feature-layer, with commas between`
        : count > 0 && (method === 'full-grad' || method === 'guided-backpropagation')
          ? `--method ${method} has no feature layer, got ${featureLayers.join(', ')}`
          : count > 1 && method === 'guided-grad-cam'
            ? `--method guided-grad-cam takes one feature layer, got ${count}`
            : undefined;
  if (wrong !== undefined) throw new GradCamError('BAD_OPTION', `gradcam: ${wrong}.`);
}
