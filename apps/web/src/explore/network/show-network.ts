import type { NetworkCard } from '../../network/open/network-card.js';
import { showLayers } from '../../page/controls/layer-list.js';
import { element } from '../../page/element.js';
import type { Workplace } from '../workplace.js';

/**
 * Shows what a network has: its layers, and what was found out about it.
 *
 * @param place The page.
 * @param card The network.
 * @param explainAgain Called when another layer is pressed.
 */
export function showNetwork(
  { page, chosen }: Workplace,
  { layers, findings }: NetworkCard,
  explainAgain: () => void,
): void {
  chosen.offerLayers(layers);
  showLayers(page.layers, layers, (name) => {
    chosen.chooseLayer(name);
    explainAgain();
  });
  page.findings.replaceChildren(...findings.map((text) => element('li', {}, text)));
}

/**
 * Says which network runs on what.
 *
 * @param card The network.
 * @param milliseconds The time that the map took; undefined where there is none.
 * @returns Like `MobileNet V1 1.0 on wasm. Map in 120 ms.`
 */
export function runningText(
  { title, backend: { name, note } }: NetworkCard,
  milliseconds: number | undefined,
): string {
  const why = note === undefined ? '' : ` (${note})`;
  const time = milliseconds === undefined ? '' : ` Map in ${milliseconds} ms.`;
  return `${title} on ${name}${why}.${time}`;
}
