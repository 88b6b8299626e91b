import type { GradCAMResult } from '../grad-cam-result.js';

/** As for gradients of two engines: a ReLU may be on in one run and off in the other where its input is zero but for rounding. */
const tolerance = 2e-2;
/** The share by which the scores may differ. */
const scoreTolerance = 1e-3;

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
      Math.abs(score - (expected.explained[at]?.score ?? NaN)) <= scoreTolerance * Math.abs(score),
  );
  return own.length === other.length && apart <= tolerance * total && scores.every(Boolean);
}
