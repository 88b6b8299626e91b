import type { Derivative } from '@gradcam/tfjs-gradients/engine';
import { hostNumbers } from '../../tensor/host-numbers.js';
import { readRows } from '../../tensor/read-rows.js';
import type { Context } from '../context.js';
import { finiteMarks } from './finite-row.js';
import type { ScoredRun } from './gradient-not-finite.js';

/** Scores that are finite, of activations that are. */
export interface FiniteScores {
  /** `[T * N]`. */
  readonly values: ArrayLike<number>;
  /** Fails where a gradient is not finite; a method may have no use for it. */
  readonly requireGradients: () => Promise<void>;
}

/**
 * Reads the scores of a pass, and in the same read whether these, the activations and the gradients are finite: what is not would make a map of
 * NaN, or of zeros.
 *
 * @param context The network.
 * @param pass What it was run on, with the activations of the batch, `[N, ...]`, and the T scores.
 * @param derivative The scores and the gradients; the caller keeps them.
 * @returns The scores.
 * @throws `NOT_FINITE` with the first layer where it arises
 */
export async function finiteScores(
  context: Context,
  pass: ScoredRun,
  derivative: Derivative,
): Promise<FiniteScores> {
  const { gradients, scores, output } = derivative;
  const [values = [], activationsOf = [], gradientsOf = []] = await readRows(() => [
    hostNumbers(scores) ?? scores,
    finiteMarks(pass.cutActivations.activations),
    finiteMarks(gradients),
  ]);
  if (firstIn(activationsOf) !== undefined)
    throw await (await searches()).activationsNotFinite(context, pass);
  const broken = firstIn(values);
  if (broken !== undefined) {
    const sample = broken % (values.length / pass.scores.length);
    throw await (
      await searches()
    ).scoreNotFinite(context, pass.inputs, {
      value: values[broken] ?? NaN,
      sample,
      output,
    });
  }
  const isBroken = firstIn(gradientsOf) !== undefined;
  return {
    values,
    requireGradients: async () => {
      if (isBroken) throw await (await searches()).gradientNotFinite(context, pass, gradients);
    },
  };
}

/** Loads what only a failure needs. */
const searches = () => import('../on-demand.js');

/** The position of the first number that is not finite. */
function firstIn(row: ArrayLike<number>): number | undefined {
  const at = Array.from(row).findIndex((value) => !Number.isFinite(value));
  return at < 0 ? undefined : at;
}
