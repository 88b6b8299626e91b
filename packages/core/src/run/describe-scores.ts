import { layerFormat } from '@gradcam/layer-select';
import { argMax, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { channelsLast } from '../space/data-format.js';
import { classScores, type ClassAxis } from '../target/class-axis.js';
import type { Score } from '../target/score.js';
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
  const samples = values.length / scores.length;
  const isPredicted = scores.some((score) => score.classOf(0) === 'predicted');
  const predicted = isPredicted
    ? (numbersOnHost(context, scores, output)?.indices ??
      (await predictedClasses(() => axis.classesOf(channelsLast(output, format)))))
    : [];
  return scores.flatMap((score, index) =>
    Array.from({ length: samples }, (_, sample) => {
      const position = index * samples + sample;
      const choice = score.classOf(sample);
      const classIndex = choice === 'predicted' ? predicted[position] : choice;
      const className = classIndex === undefined ? undefined : axis.names?.[classIndex];
      return { sample, classIndex, className, score: values[position] ?? NaN };
    }),
  );
}

async function predictedClasses(classesOf: () => Tensor): Promise<ArrayLike<number>> {
  const classes = tidy(() => argMax(classScores(classesOf()), 1));
  try {
    return await classes.data();
  } finally {
    classes.dispose();
  }
}
