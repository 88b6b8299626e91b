import { explainBy } from '@gradcam/core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { measureSample } from '../../evaluate/measure-sample.js';
import { orProblem } from '../../evaluate/or-problem.js';
import type { MetricInput, MetricNeed } from '../../metric/metric.js';
import type { MeasuredNetwork } from '../../network/measured-network.js';
import { numbersOf } from '../../network/open-network.js';
import type { ReadParts } from '../../sample/read-sample.js';
import type { SampleValues } from './candidate.js';
import type { Search } from './search.js';
import type { Setting } from '../setting.js';

/**
 * Measures one setting on one sample.
 *
 * @param search The search; hears of problems, and counts what runs.
 * @param setting The setting.
 * @param parts The sample.
 * @param sample Its index.
 * @returns The values of the metrics that have one here.
 * @throws What concerns more than the sample
 */
export async function measureSetting(
  search: Search,
  setting: Setting,
  parts: ReadParts,
  sample: number,
): Promise<SampleValues> {
  const values = new Map<string, number>();
  const report = (problem: {
    readonly metric: string | undefined;
    readonly sentence: string;
  }): void => {
    search.problems.push({ ...problem, sample, setting });
  };
  const network = networkOf(search, setting, parts);
  const map = await orProblem(
    () => network.explain(parts.x, parts.classIndex),
    (sentence) => {
      report({ metric: undefined, sentence });
    },
  );
  if (map === undefined) return values;
  const metrics = search.metrics.filter(({ needs }) => needs.every((need) => has(parts, need)));
  const { signal } = search.options;
  await measureSample({ ...parts, network, map }, { metrics, signal }, sample, {
    add: (metric, _, value) => values.set(metric, value),
    report,
  });
  return values;
}

function has(
  { boxes, mask, inside }: Omit<MetricInput, 'map' | 'step'>,
  need: MetricNeed,
): boolean {
  return { box: boxes, mask, 'box or mask': inside }[need] !== undefined;
}

/** The network of the sample with maps of the setting; what runs through it is counted. */
function networkOf(
  { model, meter, options: { reductionLayer, signal } }: Search,
  { method, ...own }: Setting,
  { network, layout }: ReadParts,
): MeasuredNetwork {
  const mapOf = async (x: Tensor, classIndex: number, featureLayer?: string) => {
    const layers =
      featureLayer === undefined ? own : { score: own.score, featureLayers: [featureLayer] };
    meter.count(layers.featureLayers.length);
    const options = { ...layers, reductionLayer, signal };
    return (await explainBy(method, model, x, classIndex, options)).scoreMap;
  };
  return {
    ...network,
    scores: (inputs, classIndex) => {
      meter.count(inputs.shape[0]);
      return network.scores(inputs, classIndex);
    },
    explain: numbersOf(mapOf, layout.channelsFirst),
  };
}
