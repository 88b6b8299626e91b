import { layerFormat } from '@gradcam/layer-select';
import type { Tensor } from '@tensorflow/tfjs-core';
import { hostRows } from '../../target/on-host/host-rows.js';
import type { Score } from '../../target/score.js';
import type { Context } from '../context.js';

/** The output of a classifier, and which of its numbers the scores are. */
export interface NumbersOnHost {
  /** One for each score of each sample, score by score. */
  readonly rows: readonly Float32Array[];
  /** The index in each row. */
  readonly indices: readonly number[];
}

/**
 * Finds scores in the output of a classifier, where each is one of its numbers and these are on the host.
 *
 * @param context The network.
 * @param scores Each for its own part of the batch.
 * @param output The output, `[T * N, ...]`.
 * @returns The numbers; undefined where it takes TensorFlow.js, also to say what is wrong.
 */
export function numbersOnHost(
  { network, request }: Pick<Context, 'network' | 'request'>,
  scores: readonly Score[],
  output: Tensor,
): NumbersOnHost | undefined {
  const rows = hostRows(output, layerFormat(network.graph, request.reductionLayer));
  if (rows === undefined) return undefined;
  const samples = rows.length / scores.length;
  const indices = scores.flatMap((score, index) => {
    const own = rows.slice(index * samples, (index + 1) * samples);
    return score.indicesIn?.(own) ?? [];
  });
  return indices.length < rows.length ? undefined : { rows, indices };
}
