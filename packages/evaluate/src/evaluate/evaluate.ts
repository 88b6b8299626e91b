import type { ExplainableModel } from '@gradcam/core/network';
import { calledAs } from '@gradcam/errors';
import { networkOpener } from '../network/open-network.js';
import { checkSamples } from '../sample/check-samples.js';
import { eachSample } from '../sample/each-sample.js';
import { readSample } from '../sample/read-sample.js';
import type { Sample } from '../sample/sample.js';
import { checkEvaluateOptions, type EvaluateOptions } from './evaluate-options.js';
import type { Evaluation } from './evaluation.js';
import { measureSample } from './measure-sample.js';
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
    const tally = tallyOf(options.metrics);
    const count = await eachSample(samples, {
      signal: options.signal,
      open: networkOpener(model, options),
      read: readSample,
      report: (sample, sentence) => {
        tally.report({ sample, metric: undefined, sentence });
      },
      measure: async (read, index) => {
        await measureSample(read, options, index, tally);
        return true;
      },
    });
    return tally.finish(count);
  });
}
