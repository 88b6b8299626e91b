/** A cell of the 3 x 3 grid over a map. */
export type Place = (typeof places)[number];

/** The cells of the 3 x 3 grid, row by row. */
export const places = [
  'upper left',
  'top',
  'upper right',
  'left',
  'centre',
  'right',
  'lower left',
  'bottom',
  'lower right',
] as const;

const phrases: Readonly<Record<Place, string>> = {
  'upper left': 'in the upper left',
  top: 'at the top',
  'upper right': 'in the upper right',
  left: 'on the left',
  centre: 'in the centre',
  right: 'on the right',
  'lower left': 'in the lower left',
  bottom: 'at the bottom',
  'lower right': 'in the lower right',
};

/**
 * Returns the place's name in a sentence.
 *
 * @param place The place.
 * @returns `in the upper left`, for example.
 */
export function phraseOf(place: Place): string {
  return phrases[place];
}

/**
 * Finds the cell of the 3 x 3 grid that a point lies in; on a line between two, the one to the right or below.
 *
 * @param across From 0 at the left edge to 1 at the right.
 * @param down From 0 at the top edge to 1 at the bottom.
 * @returns The place.
 */
export function placeOf(across: number, down: number): Place {
  const third = (share: number) => Math.min(2, Math.max(0, Math.floor(3 * share)));
  return places[3 * third(down) + third(across)] ?? 'centre';
}
