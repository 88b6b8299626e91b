import type { WithoutHotPlaces } from '../network/without-hot-places.js';
import { percent } from '../page/percent.js';

/**
 * Says what the network sees, and how much it depends on the hot places.
 *
 * @param className The class that is explained.
 * @param probability Its probability.
 * @param without Its probability without the hot places; undefined where that is not known.
 * @returns Like `Egyptian cat, 93 %. Without the hottest 12 % of the picture: 41 %.`
 */
export function sentenceOf(
  className: string,
  probability: number,
  without: WithoutHotPlaces | undefined,
): string {
  const seen = `${className}, ${percent(probability)}.`;
  if (without === undefined) return seen;
  const { areaShare } = without;
  return `${seen} Without the hottest ${percent(areaShare)} of the picture: ${percent(without.probability)}.`;
}
