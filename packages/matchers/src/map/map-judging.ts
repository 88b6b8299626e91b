import type { NumberGrid } from '@gradcam/evaluate';
import type { Explanation } from '../explanation/explanation.js';
import { readScores, readScoresNow } from '../explanation/read-scores.js';
import type { Judging } from '../matcher/matcher.js';
import type { Verdict } from '../matcher/verdict.js';

/**
 * Judges an explanation by its map alone.
 *
 * @param judge From the map, the explanation and the matcher's parameters to a verdict.
 * @returns Both ways to judge.
 */
export function mapJudging<Parameters extends readonly unknown[]>(
  judge: (map: NumberGrid, explanation: Explanation, ...parameters: Parameters) => Verdict,
): Judging<Parameters> {
  return {
    later: async (received, ...parameters) =>
      judge(await readScores(received), received, ...parameters),
    now: (received, ...parameters) => judge(readScoresNow(received), received, ...parameters),
  };
}
