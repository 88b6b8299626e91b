import { pause } from '@gradcam/core/measure';
import type { ExplainableModel } from '@gradcam/core/network';
import { calledAs, checkKind } from '@gradcam/errors';
import { networkOpener } from '../network/open-network.js';
import { readSample, requireInput } from '../sample/read-sample.js';
import type { Sample } from '../sample/sample.js';
import { checkEvaluateOptions, type EvaluateOptions } from './evaluate-options.js';
import type { Evaluation } from './evaluation.js';
import { measureSample } from './measure-sample.js';
import { orProblem } from './or-problem.js';
import { tallyOf } from './tally.js';

/**
 * Measures explanations on any number of samples, one after the other.
 *
 * A sample that is bad, or lacks what a metric needs, is a sentence in the result, and the rest is measured.
 *
 * @param model A tfjs model, or a network made by hand, with one input.
 * @param samples The inputs and what is known of them: a list, or a generator, which may dispose its tensors when it is asked for the next.
 * @param options The metrics; how maps are made that the samples do not bring; a signal and progress.
 * @returns The values of each metric with their mean, and what could not be measured.
 * @throws `BAD_OPTION`; those of `createExplainer` and of the backend; the reason of the signal; what the samples, `explain` or `onProgress` throw
 *
 * @example
 * ```ts
 * const { metrics, problems } = await evaluate(model, samples, {
 *   metrics: [deletionMetric(), insertionMetric()],
 * });
 * console.log(metrics.deletion?.mean, metrics.insertion?.mean, problems);
 * ```
 */
export function evaluate(
  model: ExplainableModel,
  samples: Iterable<Sample> | AsyncIterable<Sample>,
  options: EvaluateOptions,
): Promise<Evaluation> {
  return calledAs('evaluate', async () => {
    checkEvaluateOptions(options);
    checkSamples(samples);
    const open = networkOpener(model, options);
    const tally = tallyOf(options.metrics);
    const { signal } = options;
    let index = 0;
    for await (const sample of samples) {
      await pause({ signal });
      const read = await orProblem(
        async () => readSample(await open(requireInput(sample).shape), sample),
        (sentence) => {
          tally.report({ sample: index, metric: undefined, sentence });
        },
      );
      if (read !== undefined) {
        try {
          await measureSample(read, options, index, tally);
        } finally {
          read.x.dispose();
        }
      }
      index += 1;
    }
    return tally.finish(index);
  });
}

function checkSamples(samples: unknown): void {
  const ways = [Symbol.asyncIterator, Symbol.iterator] as const;
  const isSet =
    typeof samples === 'object' &&
    samples !== null &&
    ways.some((way) => typeof (samples as Partial<Record<symbol, unknown>>)[way] === 'function');
  checkKind(isSet, samples, 'the samples are not a set', 'a list or a generator of { x }');
}
