/** The keys that move, with the index that they move to. */
const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Makes many buttons one stop of the tab key, within which arrows move.
 *
 * @param place The element with the buttons.
 */
export function moveByArrows(place: HTMLElement): void {
  place.addEventListener('keydown', (event) => {
    const buttons = [...place.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[moves[event.key]?.(at, buttons.length) ?? -1];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
}
