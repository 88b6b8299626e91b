import { concat, dispose, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { pause } from '../../pace/pause.js';
import type { Context } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { withActivations } from '../with-trunk.js';
import { inBatches, repeatSample, scoreOfMap } from './pass-scores.js';
import { scoreOfHead } from './score-of-head.js';
import { sameData } from '../../tensor/same-data.js';

/**
 * Computes the score of a map for other inputs in place of its sample: runs the whole network on them.
 *
 * @param context The network and how it is cut.
 * @param pass The explained pass.
 * @param position The index of the map, from 0.
 * @param change From the sample's input over which the map lies, `[1, ...space, C]`, to `[B, ...space, C]`.
 * @returns `[B]`; the caller disposes it.
 */
export async function scoresForInputs(
  context: Context,
  pass: ScoredPass,
  position: number,
  change: (input: Tensor) => Tensor,
): Promise<Tensor> {
  const { cut, network } = context;
  const { inputs, scores, explained, space } = pass;
  const samples = explained.length / scores.length;
  const sample = position % samples;
  const score = scoreOfMap(context, pass, position);
  const batches = tidy(() => {
    const input = inputs[space.input.index];
    if (input === undefined) throw new RangeError('the network has no input');
    const changed = change(space.input.unfold(slice(input, [sample], [1])));
    // What a method of the user's gives may be a tensor of its own.
    return inBatches(changed, network).map((batch) => sameData(batch));
  });
  const parts: Tensor[] = [];
  try {
    for (const batch of batches) {
      await pause(context.options);
      const fed = tidy(() =>
        inputs.map((input, index) =>
          index === space.input.index
            ? space.input.fold(batch)
            : repeatSample(input, samples, sample, batch.shape[0]),
        ),
      );
      try {
        parts.push(
          await withActivations(
            cut,
            fed,
            (activations) => scoreOfHead(cut, activations, score),
            true,
          ),
        );
      } finally {
        dispose(fed);
      }
    }
    return tidy(() => concat(parts));
  } finally {
    dispose([...batches, ...parts]);
  }
}
