import { dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Rerun } from './method.js';

/** The things that are tried, such as the channels of several samples, and how many of them at once. */
export interface Tries {
  /** The number of rows: of samples, or of passes. */
  readonly rows: number;
  /** The number of things in a row; 1 when left out. */
  readonly length?: number | undefined;
  /** The number of things that are tried at once, which bounds the memory; 1 when left out. */
  readonly batchSize?: number | undefined;
}

/** Some things of a row: from one, to before another. */
export interface Batch {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Tries things batch by batch, each a step of the call, and joins what came of them; all is freed, also where it fails or is aborted.
 *
 * @param tries The things.
 * @param step Ends a step; see `Rerun`.
 * @param run Tries a batch.
 * @param join From the results of all batches, row by row, to one tensor; runs in `tf.tidy`.
 * @returns The tensor that `join` made; the caller disposes it.
 */
export async function inBatches(
  { rows, length = 1, batchSize = 1 }: Tries,
  step: Rerun['step'],
  run: (batch: Batch) => Tensor | Promise<Tensor>,
  join: (results: Tensor[]) => Tensor,
): Promise<Tensor> {
  const results: Tensor[] = [];
  const batches = Math.ceil(length / batchSize);
  const total = rows * batches;
  try {
    while (results.length < total) {
      const row = Math.floor(results.length / batches);
      const from = (results.length % batches) * batchSize;
      results.push(await run({ row, from, to: Math.min(from + batchSize, length) }));
      await step(results.length, total);
    }
    return tidy(() => join(results));
  } finally {
    dispose(results);
  }
}
