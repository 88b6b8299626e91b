import { checkInteger } from '../input/check-numbers.js';
import { checkScores, type ScoreGrid } from './score-grid.js';

/**
 * Resizes a map bilinearly: half-pixel centres, edges replicated. For maps that are smaller than the picture under them.
 *
 * @param scores The map.
 * @param width The new width in pixels.
 * @param height The new height in pixels.
 * @returns A new map.
 * @throws RangeError for a size that is no positive integer, and for scores that do not fit their size or are not finite.
 */
export function resizeScores(
  scores: ScoreGrid,
  width: number,
  height: number,
): ScoreGrid & { readonly data: Float32Array } {
  checkScores('resizeScores', scores);
  checkInteger('resizeScores', 'the width', width);
  checkInteger('resizeScores', 'the height', height);
  const columns = neighbours(scores.width, width);
  const rows = neighbours(scores.height, height);
  const data = new Float32Array(width * height);
  const source = scores.data;
  for (let y = 0; y < height; y += 1) {
    const above = (rows.first[y] ?? 0) * scores.width;
    const below = (rows.second[y] ?? 0) * scores.width;
    const down = rows.share[y] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const left = columns.first[x] ?? 0;
      const right = columns.second[x] ?? 0;
      const across = columns.share[x] ?? 0;
      const top =
        (source[above + left] ?? 0) * (1 - across) + (source[above + right] ?? 0) * across;
      const bottom =
        (source[below + left] ?? 0) * (1 - across) + (source[below + right] ?? 0) * across;
      data[y * width + x] = top * (1 - down) + bottom * down;
    }
  }
  return { data, width, height };
}

/** For each output sample the two input samples around its centre, and the share of the second. */
function neighbours(inputSize: number, outputSize: number) {
  const first = new Int32Array(outputSize);
  const second = new Int32Array(outputSize);
  const share = new Float32Array(outputSize);
  for (let output = 0; output < outputSize; output += 1) {
    const centre = ((output + 0.5) * inputSize) / outputSize - 0.5;
    const below = Math.floor(centre);
    first[output] = Math.min(inputSize - 1, Math.max(0, below));
    second[output] = Math.min(inputSize - 1, Math.max(0, below + 1));
    share[output] = centre - below;
  }
  return { first, second, share };
}
