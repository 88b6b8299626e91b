import type { ClassAxis } from '../../target/class-axis.js';
import type { Score } from '../../target/score.js';
import type { Explained } from '../grad-cam-result.js';

/**
 * Says what each score was: which sample, which class, how much.
 *
 * @param pass The scores, and the classes that the output has.
 * @param pass.scores One for each part of the batch.
 * @param pass.axis The classes of the output.
 * @param values The scores, `[T * N]`.
 * @param predictedAt Gives the predicted class by the position of its score.
 * @returns One entry each, score by score.
 */
export function explainedOf(
  { scores, axis }: { readonly scores: readonly Score[]; readonly axis: ClassAxis },
  values: ArrayLike<number>,
  predictedAt: (position: number) => number | undefined,
): Explained[] {
  const samples = values.length / scores.length;
  return scores.flatMap((score, index) =>
    Array.from({ length: samples }, (_, sample) => {
      const position = index * samples + sample;
      const choice = score.classOf(sample);
      const classIndex = choice === 'predicted' ? predictedAt(position) : choice;
      const className = classIndex === undefined ? undefined : axis.names?.[classIndex];
      return { sample, classIndex, className, score: values[position] ?? NaN };
    }),
  );
}
