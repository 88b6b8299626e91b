import { meaningOfMeasures, measureInWords } from '@gradcam/evaluate';
import { resizeScores } from '@gradcam/render';
import type { Seen } from './explain-picture.js';
import type { ReadMap } from './map/read-explanation.js';
import type { Network } from './open/network.js';

/** The words for how good a map is. */
export interface MeasuredMap {
  /** The numbers, or why there are none. */
  readonly text: string;
  /** The meaning of the numbers; empty where there are none. */
  readonly meaning: string;
}

/** So few that what ends a measurement is heard soon. */
const batchSize = 4;

/**
 * Measures whether the network needs what a map shows. A file of its own, for only who saves a report needs it.
 *
 * @param network The network.
 * @param seen The picture of the map.
 * @param map The map.
 * @param course Ends it between two steps, and gets the share that is done, from 0 to 1.
 * @param course.signal The end.
 * @param course.onProgress Gets the share.
 * @returns The words.
 */
export async function measureMap(
  { model, preprocessing }: Network,
  { x }: Seen,
  { explanation: { classIndex, sign }, overInput }: ReadMap,
  {
    signal,
    onProgress,
  }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<MeasuredMap> {
  const { width, height } = preprocessing.inputSize;
  // Some presets leave it as small as its layer.
  const sample = { x, map: resizeScores(overInput, width, height), label: classIndex };
  const { text } = await measureInWords(model, sample, {
    sign,
    batchSize,
    signal,
    onProgress: ({ done, total }) => {
      onProgress(done / total);
    },
  });
  return { text, meaning: meaningOfMeasures };
}
