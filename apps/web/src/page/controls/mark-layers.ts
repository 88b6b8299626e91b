/**
 * Marks the layers that a map is of, and brings the first of them into sight when that is another one.
 *
 * @param place The drawing of the layers.
 * @param names The layers.
 */
export function markLayers(place: HTMLElement, names: readonly string[]): void {
  const buttons = [...place.querySelectorAll('button')];
  const before = buttons.find((button) => button.ariaPressed === 'true');
  const isMarked = (button: HTMLElement) => names.includes(button.dataset['layer'] ?? '');
  for (const button of buttons) button.setAttribute('aria-pressed', String(isMarked(button)));
  // Who is among the layers stays where they are.
  if (place.contains(document.activeElement)) return;
  const first = buttons.find(isMarked) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === first ? 0 : -1;
  if (first === undefined || first === before) return;
  const [outer, inner] = [place.getBoundingClientRect(), first.getBoundingClientRect()];
  place.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
  place.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
}
