import { calledAs, checkNumber, GradCamError } from '@gradcam/errors';
import { rangeOf } from '../numbers/range-of.js';
import { requirePair } from '../numbers/require-numbers.js';

/** Positions along a side of the window, as in scikit-image. */
const windowSize = 7;

/** The sums over one window. */
interface Moments {
  readonly means: readonly [number, number];
  readonly variances: readonly [number, number];
  readonly covariance: number;
}

/**
 * Computes the structural similarity of two maps (Wang et al. 2004), as scikit-image does: windows of 7 x 7 of equal weight, those within the picture.
 *
 * @param first The first map, in reading order.
 * @param second The second one, of the same size.
 * @param width The width of both, at least 7, as the height.
 * @returns From -1 to 1, 1 for equal maps. The range of the numbers is that of both together; NaN where it is 0.
 * @throws `BAD_OPTION`; `INPUT_SHAPE` for maps that are smaller
 *
 * @example
 * ```ts
 * structuralSimilarity(map, randomized, 224);
 * ```
 */
export function structuralSimilarity(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  width: number,
): number {
  return calledAs('structuralSimilarity', () => {
    requirePair(first, second);
    checkNumber(width, { where: 'the width', kind: 'integer', least: 1 });
    const height = first.length / width;
    if (!Number.isInteger(height) || Math.min(width, height) < windowSize)
      throw new GradCamError(
        'INPUT_SHAPE',
        `the maps have no window, got ${first.length} numbers for the width ${width}, expected at least ${windowSize} rows and columns.`,
      );
    return similarity(first, second, { width, height });
  });
}

function similarity(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const range = rangeOf(first, second);
  const [c1, c2] = [(0.01 * range) ** 2, (0.03 * range) ** 2];
  let [sum, count] = [0, 0];
  for (let row = 0; row + windowSize <= height; row += 1)
    for (let column = 0; column + windowSize <= width; column += 1) {
      const { means, variances, covariance } = momentsOf(
        first,
        second,
        row * width + column,
        width,
      );
      const [a, b] = means;
      sum +=
        ((2 * a * b + c1) * (2 * covariance + c2)) /
        ((a * a + b * b + c1) * (variances[0] + variances[1] + c2));
      count += 1;
    }
  return sum / count;
}

/** With the variances of a sample, whose count is one less. */
function momentsOf(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  from: number,
  width: number,
): Moments {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let row = 0; row < windowSize; row += 1)
    for (let column = 0; column < windowSize; column += 1) {
      const at = from + row * width + column;
      const [x, y] = [first[at] ?? NaN, second[at] ?? NaN];
      a += x;
      b += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
  const count = windowSize ** 2;
  const less = count - 1;
  return {
    means: [a / count, b / count],
    variances: [(aa - (a * a) / count) / less, (bb - (b * b) / count) / less],
    covariance: (ab - (a * b) / count) / less,
  };
}
