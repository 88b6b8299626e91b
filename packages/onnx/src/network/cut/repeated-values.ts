import { hostNumbers, withHostNumbers } from '@gradcam/core/network';
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { RuntimeTensor } from '../../session/onnx-runtime.js';
import type { Feeds } from '../../session/run-session.js';

/** Numbers that are repeated at most: with more of them, each run has enough to do. */
const most = 2 ** 22;

/**
 * Repeats the values of a batch, one after the other.
 *
 * @param values Of the batch; the caller keeps them.
 * @param samples The number of samples.
 * @param times The number of repetitions.
 * @returns `[times * N, ...]` each, which the caller disposes; undefined where they are many, or are not of samples one by one.
 */
export async function repeatedValues(
  values: Feeds,
  samples: number,
  times: number,
): Promise<ReadonlyMap<string, Tensor> | undefined> {
  const read = await Promise.all(
    [...values].map(async ([name, value]) => [name, await numbersIn(value, samples)] as const),
  );
  const known = read.flatMap(([name, numbers]) =>
    numbers === undefined ? [] : [{ name, ...numbers }],
  );
  const total = known.reduce((sum, { numbers }) => sum + numbers.length, 0);
  if (known.length < read.length || total * times > most) return undefined;
  return new Map(
    known.map(({ name, numbers, rest }) => {
      const repeated = new Float32Array(times * numbers.length);
      for (let time = 0; time < times; time += 1) repeated.set(numbers, time * numbers.length);
      return [name, withHostNumbers(tensor(repeated, [times * samples, ...rest]), repeated)];
    }),
  );
}

interface SampleNumbers {
  readonly numbers: Float32Array;
  /** The axes of one sample. */
  readonly rest: number[];
}

async function numbersIn(
  value: Tensor | RuntimeTensor,
  samples: number,
): Promise<SampleNumbers | undefined> {
  const isRuntime = 'dims' in value;
  const [count, ...rest] = isRuntime ? value.dims : value.shape;
  const numbers = isRuntime ? await value.getData() : hostNumbers(value);
  return count === samples && rest.length > 0 && numbers instanceof Float32Array
    ? { numbers, rest }
    : undefined;
}
