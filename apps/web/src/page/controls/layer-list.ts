import type { LayerCard } from '../../network/open/network-card.js';
import { element } from '../element.js';

/**
 * Shows the layers of a network.
 *
 * @param place The list; its content is replaced.
 * @param layers The layers, best first.
 * @param choose Called with the layer that is pressed.
 */
export function showLayers(
  place: HTMLElement,
  layers: readonly LayerCard[],
  choose: (name: string) => void,
): void {
  place.replaceChildren(
    ...layers.map(({ name, size, reasons }) => {
      const parts = [element('span', {}, name), element('small', {}, size)];
      const button = element('button', { type: 'button', title: reasons }, ...parts);
      button.dataset['layer'] = name;
      button.addEventListener('click', () => {
        choose(name);
      });
      return element('li', {}, button);
    }),
  );
}

/**
 * Marks the layers that a map is of.
 *
 * @param place The list.
 * @param names The layers.
 */
export function markLayers(place: HTMLElement, names: readonly string[]): void {
  for (const button of place.querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(names.includes(button.dataset['layer'] ?? '')));
}
