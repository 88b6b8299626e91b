import { scoresOverPicture } from '@gradcam/models';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ReadInput } from '../input/read-input.js';
import type { ScoreMap } from './explanation.js';

/**
 * Reads a map out, over the frame of the whole picture.
 *
 * @param map The map over the network's input; it is left as it is.
 * @param input The picture, and how it was fitted into the input.
 * @returns The map: as it is, or, where the picture was letterboxed or cropped, as large as the picture is in the input.
 */
export async function readScores(
  map: Tensor,
  { picture, preprocessing }: Pick<ReadInput, 'picture' | 'preprocessing'>,
): Promise<ScoreMap> {
  const data = Float32Array.from(await map.data());
  const width = map.shape.at(-1) ?? 1;
  const scores = { data, width, height: data.length / width };
  if (picture === undefined || preprocessing === undefined) return { ...scores, shape: map.shape };
  const placed = scoresOverPicture(scores, picture, preprocessing);
  return { ...placed, shape: placed === scores ? map.shape : [placed.height, placed.width] };
}
