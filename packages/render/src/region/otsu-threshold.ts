import { checkInteger } from '../input/check-numbers.js';
import { extentOf } from '../scores/extent-of.js';
import { checkScores, type ScoreGrid } from '../scores/score-grid.js';

/**
 * Computes N. Otsu's threshold (IEEE Trans. SMC 9, 1979): the one with the largest variance between the scores below and above
 * it.
 *
 * As scikit-image's `threshold_otsu`: a histogram from the smallest to the largest score, and the centre of the last bin below
 * the gap; the first where several are equal.
 *
 * @param scores The map.
 * @param bins The number of bins of the histogram, 2 to 65,536; 256 by default.
 * @returns The threshold in the map's unit, for `maskAbove`; the score itself for a constant map.
 * @throws `BAD_OPTION` for a count of bins outside of that, and for scores that do not fit their size or are not finite.
 */
export function otsuThreshold(scores: ScoreGrid, bins = 256): number {
  checkScores('otsuThreshold', scores);
  checkInteger('otsuThreshold', 'the count of bins', bins, 2, 2 ** 16);
  const { low, high } = extentOf(scores.data);
  if (low === high) return low;
  const edge = (bin: number) => (bin === bins ? high : low + (bin / bins) * (high - low));
  const counts = new Float64Array(bins);
  for (const score of Float64Array.from(scores.data)) {
    let bin = Math.min(bins - 1, Math.floor(((score - low) / (high - low)) * bins));
    // The division rounds; the edges decide.
    if (score < edge(bin)) bin -= 1;
    else if (bin < bins - 1 && score >= edge(bin + 1)) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return low + ((lastBelow(counts) + 0.5) / bins) * (high - low);
}

/** The last bin of the lower class where the two are furthest apart. */
function lastBelow(counts: Float64Array): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const allMoment = counts.reduce((sum, count, bin) => sum + count * bin, 0);
  let [best, largest, below, moment] = [0, -1, 0, 0];
  for (let bin = 0; bin < counts.length - 1; bin += 1) {
    below += counts[bin] ?? 0;
    moment += bin * (counts[bin] ?? 0);
    const above = all - below;
    const distance = moment / below - (allMoment - moment) / above;
    const variance = below * above * distance ** 2;
    if (variance > largest) [best, largest] = [bin, variance];
  }
  return best;
}
