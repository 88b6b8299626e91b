import { layersByResolution } from '@gradcam/core/measure';
import type { ExplainableModel } from '@gradcam/core/network';
import { calledAs } from '@gradcam/errors';
import { energyInBoxMetric } from '../localisation/energy-in-box-metric.js';
import { networkOpener } from '../network/open-network.js';
import { checkSamples } from '../sample/check-samples.js';
import { eachSample } from '../sample/each-sample.js';
import { readParts } from '../sample/read-sample.js';
import type { Sample } from '../sample/sample.js';
import { conclusionOf } from './race/conclusion.js';
import { insertionMinusDeletionMetric } from './insertion-minus-deletion-metric.js';
import { meterOf } from './race/meter.js';
import { raceOn, type Race } from './race/race.js';
import { checkRecommendOptions, type RecommendOptions } from './recommend-options.js';
import type { Recommendation, SettingProblem } from './recommendation.js';
import type { Search } from './race/search.js';
import type { Setting } from './setting.js';
import { settingsOf } from './settings-of.js';

/**
 * Finds the setting that serves best on the caller's own samples: which layer, which score, which method, and whether layers are fused.
 *
 * Neither labels nor boxes are needed. Every second sample chooses and the others judge the choice, so that its advantage is that of samples which took no part in it. As the
 * budget is spent the worse half of the settings is given up, again and again.
 *
 * @param model A tfjs model, or a network made by hand, with one input.
 * @param samples As for `evaluate`, in an order without meaning; maps that they bring are not used. 12 at least, better 50.
 * @param options The budget; what is tried, and by which metrics.
 * @returns The setting, options to copy for `explainBy`; whether it is significantly better than the default; all that was measured.
 * @throws `BAD_OPTION`, `LAYER_NOT_FOUND`; those of `explainBy` with the default; the reason of the signal; what the samples or `onProgress` throw
 *
 * @example
 * ```ts
 * const { setting, sentence } = await recommend(model, samples, { budget: { seconds: 120 } });
 * console.log(sentence);
 * const { method, ...options } = setting;
 * const { scoreMap } = await explainBy(method, model, x, undefined, options);
 * ```
 */
export function recommend(
  model: ExplainableModel,
  samples: Iterable<Sample> | AsyncIterable<Sample>,
  options: RecommendOptions = {},
): Promise<Recommendation> {
  return calledAs('recommend', async () => {
    checkRecommendOptions(options);
    checkSamples(samples);
    const { budget = { seconds: 60 }, metrics = usualMetrics, signal } = options;
    const problems: SettingProblem[] = [];
    const search = { model, options, metrics, meter: meterOf(budget), problems };
    const { reductionLayer, classNames, batchSize } = options;
    let race: Race | undefined;
    await eachSample(samples, {
      signal,
      open: networkOpener(model, { metrics, reductionLayer, classNames, batchSize, signal }),
      read: readParts,
      report: (sample, sentence) => {
        search.problems.push({ sample, metric: undefined, setting: undefined, sentence });
      },
      measure: async (parts, sample) => {
        race ??= await startedRace(search, parts.x.shape);
        return raceOn(race, parts, sample);
      },
    });
    return conclusionOf(race ?? (await startedRace(search, undefined)));
  });
}

const usualMetrics = [insertionMinusDeletionMetric(), energyInBoxMetric];

async function startedRace(search: Search, shape: readonly number[] | undefined): Promise<Race> {
  const [base, ...rivals] = (await settingsFor(search, shape)).map((setting) => ({
    setting,
    values: [],
  }));
  if (base === undefined) throw new RangeError('there is no default setting');
  return { ...search, base, rivals, running: rivals };
}

/** The settings, as soon as an input says how large the layers are. */
async function settingsFor(
  { model, options }: Search,
  shape: readonly number[] | undefined,
): Promise<readonly Setting[]> {
  const { reductionLayer, signal } = options;
  const layers = await layersByResolution(model, {
    reductionLayer,
    signal,
    inputShapes: shape && [shape],
  });
  const [best = ''] = layers;
  const {
    methods = ['grad-cam', 'hi-res-cam', 'layer-cam', 'grad-cam-plus-plus'],
    scores = ['output', 'logit'],
    fusions = ['product'],
    featureLayers = layers,
  } = options;
  return settingsOf(best, { methods, scores, fusions, featureLayers });
}
