import type { MapByOptions } from '@gradcam/core';
import type { Settings } from './settings.js';

/**
 * Of what is chosen on the page, as much as the way of making a map has a use for: the page shows the same lists for all of them.
 *
 * @param settings What is chosen.
 * @returns Options for `mapBy`.
 */
export function optionsFor({
  approach,
  preset,
  sign,
  featureLayers,
  fusion,
}: Settings): MapByOptions {
  if (approach === 'full-grad' || approach === 'guided-backpropagation') return { preset };
  const layers = approach === 'guided-grad-cam' ? featureLayers.slice(0, 1) : featureLayers;
  return {
    preset,
    sign,
    featureLayers: layers,
    fusion: layers.length > 1 ? fusion : undefined,
  };
}
