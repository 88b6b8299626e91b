import type { Size } from '../scores/score-grid.js';
import type { HeatDescription } from './describe-heat.js';
import { phraseOf } from './place-of.js';

/** The largest number of spots that a sentence names. */
const named = 3;

/**
 * Writes the sentence for a description's numbers.
 *
 * @param heat The numbers.
 * @param size The map's size, to say where the peak is.
 * @returns One sentence, with a full stop.
 */
export function heatSentence(
  { areaShare, peak, spots }: Omit<HeatDescription, 'text'>,
  size: Size,
): string {
  const [first] = spots;
  if (peak === undefined)
    return areaShare > 0
      ? 'The same heat everywhere: the map has no contrast.'
      : 'No heat anywhere.';
  const hottest = `hottest ${phraseOf(peak.place)}, ${positionOf(peak, size)}.`;
  if (areaShare === 1) return `Heat everywhere; ${hottest}`;
  if (first === undefined) return `Scattered heat, ${percent(areaShare)} of the area; ${hottest}`;
  if (spots.length === 1) {
    return `One hot spot ${phraseOf(first.place)}, ${percent(areaShare)} of the area; ${hottest}`;
  }
  const listed = spots
    .slice(0, named)
    .map((spot) => `${phraseOf(spot.place)} (${percent(spot.areaShare)})`);
  const which = spots.length > named ? 'the largest ' : '';
  const list = `${listed.slice(0, -1).join(', ')} and ${listed.at(-1) ?? ''}`;
  return `${spots.length} hot spots, ${percent(areaShare)} of the area: ${which}${list}; ${hottest}`;
}

function positionOf(peak: { x: number; y: number }, { width, height }: Size): string {
  const across = `${percent((peak.x + 0.5) / width)} from the left`;
  const down = `${percent((peak.y + 0.5) / height)} from the top`;
  if (height === 1) return across;
  return width === 1 ? down : `${across} and ${down}`;
}

function percent(share: number): string {
  const rounded = Math.round(100 * share);
  if (rounded === 0 && share > 0) return 'under 1 %';
  return rounded === 100 && share < 1 ? 'over 99 %' : `${rounded} %`;
}
