import {
  averageDropMetric,
  complexityMetric,
  deletionMetric,
  evaluate,
  insertionMetric,
} from '@gradcam/evaluate';
import { GradCamError } from '@gradcam/errors';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Session } from '../../model/session.js';
import { inFlags } from '../../output/in-flags.js';
import type { Arguments } from '../../arguments/request.js';
import type { MeasuredMap } from '../measure-map.js';
import { signOf } from '../sign-of.js';

/** Half of the steps that the metrics take by themselves: a report waits for them. */
const steps = 16;
const metrics = [
  insertionMetric({ steps }),
  deletionMetric({ steps }),
  averageDropMetric(),
  complexityMetric,
];

/**
 * Measures a map of a report: whether the network needs what the map shows.
 *
 * @param session The network.
 * @param x The picture as the network gets it; the caller keeps it.
 * @param map The map.
 * @param given The parsed arguments.
 * @returns A sentence with the numbers, or with the reason why there are none; empty for a map of the evidence against the class.
 */
export async function measuredWords(
  { model, classNames }: Session,
  x: Tensor3D,
  { raw, result: { explained } }: MeasuredMap,
  given: Arguments,
): Promise<string> {
  // The evidence against a class is nothing that it needs.
  if (signOf(given) === 'negative') return '';
  const { reductionLayer } = given;
  try {
    const sample = { x, map: raw, label: explained[0]?.classIndex };
    const found = await evaluate(model, [sample], { metrics, classNames, reductionLayer });
    const values = metrics.flatMap(({ name, card: { title, better } }) => {
      const [value] = found.metrics[name]?.values ?? [];
      return value === undefined
        ? []
        : [`${title.toLowerCase()} ${value.toFixed(3)} (${better} is better)`];
    });
    const [problem] = found.problems;
    const why = problem === undefined ? '' : ` Not measured: ${inFlags(problem.sentence)}`;
    return values.length === 0 ? why.trim() : `Measured: ${values.join(', ')}.${why}`;
  } catch (error) {
    // A report is of maps; what cannot be measured of them is said in it.
    if (!(error instanceof GradCamError)) throw error;
    return `Not measured: ${inFlags(error.message)}`;
  }
}
