/**
 * Fills a list.
 *
 * @param select The list.
 * @param choices The values and their titles, the first one chosen unless several can be.
 */
export function fill(
  select: HTMLSelectElement,
  choices: readonly (readonly [value: string, title: string])[],
): void {
  select.replaceChildren(...choices.map(([value, title]) => new Option(title, value)));
}

/**
 * Returns what is chosen in a list of which several can be.
 *
 * @param select The list.
 * @returns Their values.
 */
export function chosenOf(select: HTMLSelectElement): string[] {
  return [...select.selectedOptions].map(({ value }) => value);
}
