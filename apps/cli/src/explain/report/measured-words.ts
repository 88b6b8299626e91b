import { measureInWords } from '@gradcam/evaluate';
import { resizeScores } from '@gradcam/render';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Arguments } from '../../arguments/request.js';
import type { Session } from '../../model/session.js';
import { inFlags } from '../../output/in-flags.js';
import type { MeasuredMap } from '../measure-map.js';
import { signOf } from '../sign-of.js';

/**
 * Measures a map of a report: whether the network needs what the map shows.
 *
 * @param session The network.
 * @param x The picture as the network gets it; the caller keeps it.
 * @param map The map.
 * @param given The parsed arguments.
 * @returns A sentence with the numbers, or with the reason why there are none.
 */
export async function measuredWords(
  { model, classNames, preprocessing }: Session,
  x: Tensor3D,
  { raw, result: { explained } }: MeasuredMap,
  given: Arguments,
): Promise<string> {
  const { width, height } = preprocessing?.inputSize ?? raw;
  // Some presets leave it as small as its layer.
  const map = resizeScores(raw, width, height);
  const sample = { x, map, label: explained[0]?.classIndex };
  const { reductionLayer } = given;
  const options = { sign: signOf(given), classNames, reductionLayer };
  return inFlags((await measureInWords(model, sample, options)).text);
}
