import { layerFormat } from '@gradcam/layer-select';
import { argMax, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { channelsLast } from '../space/data-format.js';
import { classScores, type ClassAxis } from '../target/class-axis.js';
import type { Score } from '../target/score.js';
import { explainedOf } from './call/explained-of.js';
import type { Context } from './context.js';
import { numbersOnHost } from './derivative/numbers-on-host.js';
import type { Explained } from './grad-cam-result.js';

/**
 * Says what each score of a pass was: which sample, which class, how much.
 *
 * @param context The network.
 * @param pass The scores, and the classes that the output has.
 * @param pass.scores One for each part of the batch.
 * @param pass.axis The classes of the output.
 * @param derivative What came of it.
 * @param derivative.values The scores, `[T * N]`.
 * @param derivative.output The reduction layer's output.
 * @returns One entry each, score by score.
 */
export async function describeScores(
  context: Context,
  { scores, axis }: { readonly scores: readonly Score[]; readonly axis: ClassAxis },
  { values, output }: { readonly values: ArrayLike<number>; readonly output: Tensor },
): Promise<Explained[]> {
  const format = layerFormat(context.network.graph, context.request.reductionLayer);
  const isPredicted = scores.some((score) => score.classOf(0) === 'predicted');
  const predicted = isPredicted
    ? (numbersOnHost(context, scores, output)?.indices ??
      (await predictedClasses(() => axis.classesOf(channelsLast(output, format)))))
    : [];
  return explainedOf({ scores, axis }, values, (position) => predicted[position]);
}

async function predictedClasses(classesOf: () => Tensor): Promise<ArrayLike<number>> {
  const classes = tidy(() => argMax(classScores(classesOf()), 1));
  try {
    return await classes.data();
  } finally {
    classes.dispose();
  }
}
