import type { Page } from '../page/page.js';
import { chooseValue } from './choose-value.js';

/**
 * Chooses the layers that an address says: the first is the feature layer, the others are fused with it.
 *
 * @param controls The lists of the page, filled with the layers of the network.
 * @param parameters The parameters of the address.
 * @returns A sentence for each layer that the network does not have.
 */
export function restoreLayers(
  { layer, fused }: Page['controls'],
  parameters: URLSearchParams,
): string[] {
  return parameters
    .getAll('layer')
    .flatMap((name, index) => chooseValue(index === 0 ? layer : fused, name, 'layer'));
}
