import { GradCamError } from '@gradcam/errors';
import { concat, dispose, reshape, slice, stack, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { sameData } from '@gradcam/core/network';

/**
 * Runs something sample by sample.
 *
 * @param batches Tensors with a batch axis, all of as many samples; one without axes is the same for all. The caller keeps them.
 * @param run Gets a batch of one, and makes tensors.
 * @param join From what was made of each sample to one tensor, in `tf.tidy`.
 * @returns The tensors that were joined; the caller disposes them.
 * @throws `INPUT_SHAPE` for batches of different sizes
 */
export async function bySample(
  batches: readonly Tensor[],
  run: (sample: readonly Tensor[]) => Promise<readonly Tensor[]>,
  join: (parts: Tensor[], position: number) => Tensor,
): Promise<Tensor[]> {
  const made: (readonly Tensor[])[] = [];
  try {
    for (let index = 0; index < countOf(batches); index += 1) {
      const sample = batches.map((batch) => tidy(() => sampleOf(batch, index)));
      try {
        made.push(await run(sample));
      } finally {
        dispose(sample);
      }
    }
    const [first = []] = made;
    const parts = (position: number) => made.flatMap((each) => each.slice(position, position + 1));
    return tidy(() => first.map((_, position) => join(parts(position), position)));
  } finally {
    dispose(made.flat());
  }
}

/**
 * The same for a function of tfjs ops, which keeps its gradient.
 *
 * @param batches Tensors with a batch axis, all of as many samples.
 * @param run Gets a batch of one.
 * @returns The parts made of each, one after the other.
 */
export function bySampleNow(
  batches: readonly Tensor[],
  run: (sample: readonly Tensor[]) => Tensor,
): Tensor {
  const parts = Array.from({ length: countOf(batches) }, (_, index) =>
    run(batches.map((batch) => sampleOf(batch, index))),
  );
  return concat(parts);
}

/**
 * Puts what was made of samples into one batch.
 *
 * @param parts `[1, ...]` each.
 * @returns `[N, ...]`.
 */
export function joined(parts: Tensor[]): Tensor {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? sameData(only) : concat(parts);
}

/**
 * Puts what passes by a cut into one tensor, with a batch axis of its own, for it may have none.
 *
 * @param parts Of each sample.
 * @returns `[N, ...]`.
 */
export function packed(parts: Tensor[]): Tensor {
  return stack(parts);
}

/**
 * Gives a sample of what `packed` made.
 *
 * @param sample `[1, ...]`.
 * @returns `[...]`.
 */
export function unpacked(sample: Tensor): Tensor {
  return reshape(sample, sample.shape.slice(1));
}

/** Refuses different counts, of which the first would be taken in silence. */
function countOf(batches: readonly Tensor[]): number {
  const counts = batches.flatMap(({ rank, shape }) => (rank > 0 ? shape.slice(0, 1) : []));
  const [count = 1] = counts;
  if (counts.every((other) => other === count)) return count;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the network runs sample by sample, got inputs of ${counts.join(' and ')} samples, expected as many of each; repeat the shorter ones with tf.tile.`,
  );
}

function sampleOf(batch: Tensor, index: number): Tensor {
  const isWhole = batch.rank === 0 || batch.shape[0] === 1;
  return isWhole ? sameData(batch) : slice(batch, [index], [1]);
}
