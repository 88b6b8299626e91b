import { fitBox, scoresInPicture } from '@gradcam/models';
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
  const isFitted = (preprocessing?.fit ?? 'stretch') !== 'stretch';
  if (picture === undefined || preprocessing === undefined || !isFitted)
    return { ...scores, shape: map.shape };
  // One to one with the input's pixels: nothing is resized, and the picture may be large.
  const frame = fitBox(picture, preprocessing);
  const inPicture = scoresInPicture(scores, frame, preprocessing);
  return { ...inPicture, shape: [inPicture.height, inPicture.width] };
}
