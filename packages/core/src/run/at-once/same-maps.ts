import { engineTolerance } from '../engine-tolerance.js';
import type { GradCAMResult } from '../grad-cam-result.js';

/**
 * Compares the maps of two ways, each map by itself: that of an unlikely class is small beside others.
 *
 * @param made The maps of one way; the caller keeps both.
 * @param expected Those of the other.
 * @returns True where maps and scores are the same but for rounding.
 */
export async function sameMaps(made: GradCAMResult, expected: GradCAMResult): Promise<boolean> {
  const [own, other] = [await made.scoreMap.data(), await expected.scoreMap.data()];
  const size = other.length / expected.explained.length;
  const scores = made.explained.map(({ score }, at) =>
    isNear(score, expected.explained[at]?.score ?? NaN),
  );
  return (
    own.length === other.length &&
    scores.every(Boolean) &&
    scores.every((_, at) => isSame(own, other, { start: at * size, end: (at + 1) * size }))
  );
}

function isNear(own: number, other: number): boolean {
  return Math.abs(own - other) <= engineTolerance.outputs * Math.abs(own);
}

function isSame(
  own: ArrayLike<number>,
  other: ArrayLike<number>,
  { start, end }: Readonly<Record<'start' | 'end', number>>,
): boolean {
  let [apart, total] = [0, 0];
  for (let at = start; at < end; at += 1) {
    const value = other[at] ?? NaN;
    apart += Math.abs((own[at] ?? NaN) - value);
    total += Math.abs(value);
  }
  return apart <= engineTolerance.gradients * total;
}
