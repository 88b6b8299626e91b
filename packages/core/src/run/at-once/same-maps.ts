import { engineTolerance } from '../engine-tolerance.js';
import type { GradCAMResult } from '../grad-cam-result.js';

/**
 * Compares the maps of two ways.
 *
 * @param made The maps of one way; the caller keeps both.
 * @param expected Those of the other, some of which are not zero.
 * @returns True where maps and scores are the same but for rounding.
 */
export async function sameMaps(made: GradCAMResult, expected: GradCAMResult): Promise<boolean> {
  const [own, other] = [await made.scoreMap.data(), await expected.scoreMap.data()];
  let [apart, total] = [0, 0];
  for (let at = 0; at < other.length; at += 1) {
    const value = other[at] ?? NaN;
    apart += Math.abs((own[at] ?? NaN) - value);
    total += Math.abs(value);
  }
  const scores = made.explained.map(
    ({ score }, at) =>
      Math.abs(score - (expected.explained[at]?.score ?? NaN)) <=
      engineTolerance.outputs * Math.abs(score),
  );
  return (
    own.length === other.length &&
    apart <= engineTolerance.gradients * total &&
    scores.every(Boolean)
  );
}
