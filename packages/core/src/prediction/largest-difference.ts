import { backend } from '@tensorflow/tfjs-core';

/** The largest difference between two outputs. */
export interface Difference {
  /** The number's position in the output. */
  readonly position: number;
  readonly cut: number;
  readonly predicted: number;
  /** Of the largest number of both outputs. */
  readonly share: number;
}

/**
 * Compares two outputs, as many numbers as both have, for the cut may hold more samples.
 *
 * @param cut The output of the cut network.
 * @param predicted The output of the network itself.
 * @returns The largest difference; numbers that are finite in neither are taken for equal.
 */
export function largestDifference(
  cut: ArrayLike<number>,
  predicted: ArrayLike<number>,
): Difference {
  let [position, largest, magnitude] = [0, 0, 0];
  const count = Math.min(cut.length, predicted.length);
  for (let index = 0; index < count; index += 1) {
    const [ours, theirs] = [cut[index] ?? NaN, predicted[index] ?? NaN];
    const distance = distanceOf(ours, theirs);
    if (distance > largest) [position, largest] = [index, distance];
    magnitude = Math.max(magnitude, sizeOf(ours), sizeOf(theirs));
  }
  const share = largest === 0 ? 0 : largest / magnitude;
  return { position, cut: cut[position] ?? NaN, predicted: predicted[position] ?? NaN, share };
}

function distanceOf(ours: number, theirs: number): number {
  if (!Number.isFinite(ours) && !Number.isFinite(theirs)) return 0;
  const difference = Math.abs(ours - theirs);
  return Number.isNaN(difference) ? Infinity : difference;
}

function sizeOf(value: number): number {
  return Number.isFinite(value) ? Math.abs(value) : 0;
}

/**
 * Tells whether two outputs differ by more than rounding: by a thousandth of the largest number, where numbers have 32 bits.
 *
 * Both run the same kernels but for ops that are fused in one of them, and agree to about a millionth; the rest is room for a deep
 * network and a steep softmax. In half precision (WebGL on many phones) every op is off by a two-thousandth: a twentieth.
 *
 * @param difference The largest difference.
 * @param own The network's own tolerance, where it has one.
 * @returns False also if both are practically zero compared with larger numbers of the output.
 */
export function differs({ cut, predicted, share }: Difference, own = 0): boolean {
  const tolerance = Math.max(own, backend().floatPrecision() === 16 ? 5e-2 : 1e-3);
  return share > tolerance && !(Math.abs(cut - predicted) < tolerance / 1000);
}
