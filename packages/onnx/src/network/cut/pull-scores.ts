import { concat, dispose, slice, type Tensor } from '@tensorflow/tfjs-core';
import type { Feeds } from '../../session/run-session.js';
import { repeatedValues } from './repeated-values.js';

/** The way back for several scores of one batch. */
export interface PulledScores {
  /** The values that it takes, by their names: of the batch, once. */
  readonly values: Feeds;
  /** The name of what takes the gradients, and these, `[T * N, ...]`. */
  readonly seed: readonly [string, Tensor];
  /** N. */
  readonly samples: number;
  /** True if the network takes one sample at once. */
  readonly isSingle: boolean;
}

/**
 * Takes the way back for several scores: at once where what it takes can be repeated for each, else score by score.
 *
 * @param run Takes it once.
 * @param scores The scores.
 * @returns The gradients in the activations, `[T * N, ...]`; the caller disposes them.
 */
export async function pullScores(
  run: (feeds: Feeds) => Promise<Tensor>,
  scores: PulledScores,
): Promise<Tensor> {
  const { values, seed, samples, isSingle } = scores;
  const [name, seeds] = seed;
  const [total = samples] = seeds.shape;
  const times = total / samples;
  if (times === 1) return await run(new Map([...values, seed]));
  const repeated = isSingle ? undefined : await repeatedValues(values, samples, times);
  if (repeated === undefined) return await oneByOne(run, scores, times);
  try {
    return await run(new Map([...repeated, [name, seeds]]));
  } finally {
    dispose([...repeated.values()]);
  }
}

async function oneByOne(
  run: (feeds: Feeds) => Promise<Tensor>,
  { values, seed: [name, seeds], samples }: PulledScores,
  times: number,
): Promise<Tensor> {
  const parts: Tensor[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const own = slice(seeds, [time * samples], [samples]);
      try {
        parts.push(await run(new Map([...values, [name, own]])));
      } finally {
        own.dispose();
      }
    }
    return concat(parts);
  } finally {
    dispose(parts);
  }
}
