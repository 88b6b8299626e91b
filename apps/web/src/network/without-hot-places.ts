import { maskAbove, resizeScores, thresholdOfMaximum, type ScoreGrid } from '@gradcam/render';
import {
  add,
  avgPool,
  image,
  mul,
  sub,
  tensor3d,
  tidy,
  transpose,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import type { Network } from './open/network.js';
import { predict } from './predict.js';

/** The prediction of a picture whose hot places are blurred. */
export interface WithoutHotPlaces {
  /** The share of the picture that was blurred, from 0 to 1. */
  readonly areaShare: number;
  /** The probability of the class that was explained. */
  readonly probability: number;
}

/** Half of the maximum, but no more than a fifth of the map: more would be half the picture. One that is flat on top has no such fifth. */
function thresholdOf(scores: ScoreGrid & { readonly data: Float32Array }): number {
  const sorted = Float32Array.from(scores.data).sort();
  const fifth = sorted[Math.floor(0.8 * sorted.length)] ?? 0;
  const half = thresholdOfMaximum(scores, 0.5);
  return fifth < (sorted.at(-1) ?? 0) ? Math.max(half, fifth) : half;
}

/** Blurred so that nothing is left to recognise: of an input of 224 pixels seven by seven colours. */
const cells = 7;

/**
 * Blurs the hot places out of a network's input, above half of the map's maximum and at most a fifth of it, and predicts again.
 *
 * @param network The network.
 * @param x The input that was explained, without a batch axis; the caller keeps it.
 * @param scores The map over the input.
 * @param inPicture The same map in the frame of the picture, of which the share is.
 * @param classIndex The class that was explained.
 * @returns The new probability; undefined where nothing is hot.
 */
export async function withoutHotPlaces(
  network: Network,
  x: Tensor3D,
  scores: ScoreGrid,
  inPicture: ScoreGrid,
  classIndex: number,
): Promise<WithoutHotPlaces | undefined> {
  const { inputSize, dataFormat } = network.preprocessing;
  const { width, height } = inputSize;
  const isFirst = dataFormat === 'channelsFirst';
  const large = resizeScores(scores, width, height);
  const threshold = thresholdOf(large);
  const mask = maskAbove(large, threshold).data;
  if (shareOf(mask) === 0) return undefined;
  const blurred = tidy(() => {
    const isHot = tensor3d(Float32Array.from(mask), [height, width, 1]);
    const picture: Tensor3D = isFirst ? transpose(x, [1, 2, 0]) : x;
    const changed: Tensor3D = add(picture, mul(isHot, sub(blur(picture), picture)));
    return isFirst ? transpose(changed, [2, 0, 1]) : changed;
  });
  try {
    const probabilities = await predict(network, blurred);
    const areaShare = shareOf(maskAbove(inPicture, threshold).data);
    return { areaShare, probability: probabilities[classIndex] ?? 0 };
  } finally {
    blurred.dispose();
  }
}

function shareOf(mask: Uint8Array): number {
  return mask.reduce((sum, inside) => sum + inside, 0) / mask.length;
}

function blur(x: Tensor3D): Tensor3D {
  const [height, width] = x.shape;
  const size = [Math.ceil(height / cells), Math.ceil(width / cells)] as [number, number];
  return image.resizeBilinear(avgPool(x, size, size, 'same'), [height, width]);
}
