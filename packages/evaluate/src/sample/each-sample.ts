import { pause } from '@gradcam/core/measure';
import type { Signal } from '@gradcam/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { orProblem } from '../evaluate/or-problem.js';
import type { OpenedNetwork } from '../network/open-network.js';
import { requireInput } from './read-sample.js';
import type { Sample } from './sample.js';

/** The steps of a visit of each sample. */
export interface Visit<R> {
  readonly signal: Signal | undefined;
  /** Opens the network for inputs of a shape. */
  readonly open: (shape: readonly number[]) => Promise<OpenedNetwork>;
  /** Reads a sample. */
  readonly read: (opened: OpenedNetwork, sample: Sample) => Promise<R>;
  /** Hears in a sentence what is wrong with a sample. */
  readonly report: (sample: number, sentence: string) => void;
  /** Measures a sample that was read; false ends the visit. */
  readonly measure: (read: R, sample: number) => Promise<boolean>;
}

/**
 * Reads the samples of a set one after the other, and frees each.
 *
 * @param samples A list or a generator.
 * @param visit What is done with them.
 * @returns The number of samples that were seen.
 */
export async function eachSample<R extends { readonly x: Tensor }>(
  samples: Iterable<Sample> | AsyncIterable<Sample>,
  { signal, open, read, report, measure }: Visit<R>,
): Promise<number> {
  let index = 0;
  for await (const sample of samples) {
    await pause({ signal });
    const found = await orProblem(
      async () => read(await open(requireInput(sample).shape), sample),
      (sentence) => {
        report(index, sentence);
      },
    );
    index += 1;
    if (found === undefined) continue;
    try {
      if (!(await measure(found, index - 1))) break;
    } finally {
      found.x.dispose();
    }
  }
  return index;
}
