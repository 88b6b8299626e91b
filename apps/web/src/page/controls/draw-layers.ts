import type { DrawnLayer } from '../../network/open/drawn-layers.js';
import type { PlacedLayers } from '../../painter/place-layers.js';
import { element } from '../element.js';

/** So many characters of a name have room; the end says more than the beginning. */
const most = 26;

/**
 * Draws the layers of a network with their connections.
 *
 * @param place The element for them; its content is replaced.
 * @param layers The layers.
 * @param placed Their places.
 * @param choose Called with the layer that is pressed.
 */
export function drawLayers(
  place: HTMLElement,
  layers: readonly DrawnLayer[],
  { size, layerSize, corners, lines }: PlacedLayers,
  choose: (name: string) => void,
): void {
  const parts = layers.map((layer, index) => {
    const part = layer.reasons === undefined ? plain(layer) : button(layer, choose);
    const { x, y } = corners[index] ?? { x: 0, y: 0 };
    part.style.translate = `${x}px ${y}px`;
    setSize(part, layerSize);
    part.classList.toggle('reduction', layer.isReduction);
    return part;
  });
  const drawing = element('div', {}, connections(size, lines), ...parts);
  setSize(drawing, size);
  place.replaceChildren(drawing);
}

function setSize({ style }: HTMLElement, { width, height }: PlacedLayers['size']): void {
  style.width = `${width}px`;
  style.height = `${height}px`;
}

function button(layer: DrawnLayer, choose: (name: string) => void): HTMLElement {
  const { name, reasons } = layer;
  const made = element('button', { type: 'button', tabIndex: -1 }, ...words(layer));
  made.title = [titleOf(layer), reasons].join('\n');
  made.dataset['layer'] = name;
  made.addEventListener('click', () => {
    choose(name);
  });
  return made;
}

function plain(layer: DrawnLayer): HTMLElement {
  return element('div', { title: titleOf(layer) }, ...words(layer));
}

function words({ name, size, isReduction, folded }: DrawnLayer): HTMLElement[] {
  const cut = Math.max(0, name.length - most);
  const facts = [
    isReduction ? 'the class is read here' : size,
    ...(folded.length === 0 ? [] : [`+ ${folded.length}`]),
  ];
  // Not seen, but heard.
  const beginning = element('span', { className: 'cut' }, name.slice(0, cut));
  const shown = element('span', {}, ...(cut > 0 ? [beginning] : []), name.slice(cut));
  return [shown, element('small', {}, facts.join(' · '))];
}

/** All names, for what is folded and what is too long. */
function titleOf({ name, size, folded }: DrawnLayer): string {
  return [`${name}, ${size}`, ...folded].join('\n');
}

function connections(
  { width, height }: PlacedLayers['size'],
  lines: readonly string[],
): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', lines.join(''));
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
