import type { LayerConfig } from '../layer-config.js';

/**
 * Tells whether a layer makes a mask.
 *
 * @param layer The layer.
 * @returns True for Masking, and for an Embedding that masks zeros.
 */
export function makesMask(layer: LayerConfig): boolean {
  return layer.className === 'Masking' || layer.config['mask_zero'] === true;
}
