import { explainBy } from '@gradcam/core';
import { evaluate, type Evaluation, type Metric } from '@gradcam/evaluate';
import { mapOptions } from '../arguments/check/check-together.js';
import type { MapArguments } from '../arguments/request.js';
import type { Session } from '../model/session.js';
import { inFlags } from '../output/in-flags.js';
import { inputSamples } from './set/input-samples.js';
import type { SetSample } from './set/samples-of-set.js';
import type { SetProblem } from './set/set-problem.js';

/** A setting that was measured. */
export interface MeasuredSetting {
  /** The method that made the maps: of `auto`, the one that was taken. */
  readonly method: string;
  /** None for a map of the input itself. */
  readonly featureLayers: readonly string[];
  /** Undefined where it is the preset's. */
  readonly score: MapArguments['score'];
  /** By the name of the metric, and the sample. */
  readonly values: ReadonlyMap<string, ReadonlyMap<SetSample, number>>;
}

/** Hears what happens meanwhile. */
export interface SettingListener {
  readonly onSample: (sample: SetSample, metric: string | undefined) => void;
  readonly onProblem: (problem: SetProblem) => void;
}

/**
 * Measures the maps of a set in one setting.
 *
 * @param samples The set.
 * @param session The network.
 * @param measured What is measured, and how the maps are made.
 * @param measured.setting The arguments of a map.
 * @param measured.metrics The metrics.
 * @param listener Hears what happens meanwhile.
 * @returns The values.
 */
export async function evaluateSetting(
  samples: readonly SetSample[],
  session: Session,
  { setting, metrics }: { readonly setting: MapArguments; readonly metrics: readonly Metric[] },
  listener: SettingListener,
): Promise<MeasuredSetting> {
  const { model, classNames } = session;
  const options = { ...mapOptions(setting), classNames };
  const given: SetSample[] = [];
  let made: { readonly method: string; readonly featureLayers: readonly string[] } = {
    method: setting.method,
    featureLayers: setting.featureLayer,
  };
  const problem = (sample: SetSample | undefined, metric: string | undefined, sentence: string) => {
    listener.onProblem({ picture: sample?.picture.path, metric, sentence: inFlags(sentence) });
  };
  const inputs = inputSamples(samples, session, {
    onSample: (sample) => {
      given.push(sample);
      listener.onSample(sample, undefined);
    },
    onProblem: (sample, sentence) => {
      problem(sample, undefined, sentence);
    },
  });
  const { metrics: found, problems } = await evaluate(model, inputs, {
    metrics,
    classNames,
    reductionLayer: setting.reductionLayer,
    explain: async (x, classIndex) => {
      const result = await explainBy(setting.method, model, x, classIndex, options);
      made = result;
      return result.scoreMap;
    },
    onProgress: ({ sample, stage }) => {
      const at = given[sample];
      if (at !== undefined) listener.onSample(at, stage);
    },
  });
  for (const { sample, metric, sentence } of problems)
    problem(sample === undefined ? undefined : given[sample], metric, sentence);
  const { method, featureLayers } = made;
  return { method, featureLayers, score: setting.score, values: bySample(found, given) };
}

function bySample(
  metrics: Evaluation['metrics'],
  given: readonly SetSample[],
): MeasuredSetting['values'] {
  const entries = Object.entries(metrics).map(([name, { values, samples }]) => {
    const found = values.flatMap((value, at): [SetSample, number][] => {
      const sample = given[samples[at] ?? NaN];
      return sample === undefined ? [] : [[sample, value]];
    });
    return [name, new Map(found)] as const;
  });
  return new Map(entries);
}
