import { callersOwn } from '@gradcam/errors';
import { checkList } from '../input/check-numbers.js';
import { refusal, shown } from '../input/refusal.js';
import { checkScores, type ScoreGrid } from '../scores/score-grid.js';
import type { Normalization } from './normalization.js';

/**
 * Normalises a map to [0, 1], and checks its input and its output.
 *
 * @param where The function that was called, for the message.
 * @param scores The map.
 * @param normalization The caller's choice.
 * @returns The values, of the map's size.
 * @throws `BAD_OPTION` for scores that do not fit their size or are not finite, and for a normalisation that leaves [0, 1].
 */
export function normalized(
  where: string,
  scores: ScoreGrid,
  normalization: Normalization,
): ScoreGrid & { readonly data: Float32Array } {
  checkScores(where, scores);
  const { width, height } = scores;
  const data = callersOwn(() => normalization(scores.data));
  checkList(where, 'numbers of the normalisation', data);
  if (data.length !== width * height) {
    throw refusal(
      where,
      `the normalisation changes the count of scores, got ${data.length}, expected ${width * height}.`,
    );
  }
  for (const value of data) {
    // A program without types may give what cannot be compared.
    if (Number.isFinite(value) && value >= 0 && value <= 1) continue;
    throw refusal(
      where,
      `the normalisation leaves its range, got ${shown(value)}, expected 0 to 1.`,
    );
  }
  return { data, width, height };
}
