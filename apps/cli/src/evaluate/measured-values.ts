import { evaluate, type Evaluation, type Metric } from '@gradcam/evaluate';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Session } from '../model/session.js';
import { inFlags } from '../output/in-flags.js';
import { inputSamples, type ReadSample } from './set/input-samples.js';
import type { SetSample } from './set/samples-of-set.js';
import type { SetProblem } from './set/set-problem.js';

/** The values of each metric by its name, one for each sample that could be measured. */
export type MeasuredValues = ReadonlyMap<string, ReadonlyMap<SetSample, number>>;

/** The metrics of a set, and the way its maps are made. */
export interface Measuring {
  readonly metrics: readonly Metric[];
  readonly reductionLayer: string | undefined;
  /** Makes the map of an input, which for some metrics is not the picture itself, but near it. */
  readonly explain: (x: Tensor, classIndex: number, read: ReadSample) => Tensor | Promise<Tensor>;
}

/** Hears what happens meanwhile. */
export interface MeasuringListener {
  readonly onSample: (sample: SetSample, metric: string | undefined) => void;
  readonly onProblem: (problem: SetProblem) => void;
}

/**
 * Measures the maps of a set.
 *
 * @param samples The set.
 * @param session The network.
 * @param measuring The metrics, and how maps are made.
 * @param listener Hears what happens meanwhile.
 * @returns The values.
 */
export async function measuredValues(
  samples: readonly SetSample[],
  session: Session,
  { metrics, reductionLayer, explain }: Measuring,
  listener: MeasuringListener,
): Promise<MeasuredValues> {
  // A picture is given up with its map: all of a set would fill the memory.
  let last: ReadSample | undefined;
  const read: SetSample[] = [];
  const problem = (sample: SetSample | undefined, metric: string | undefined, sentence: string) => {
    listener.onProblem({ picture: sample?.picture.path, metric, sentence: inFlags(sentence) });
  };
  const inputs = inputSamples(samples, session, {
    onSample: (each) => {
      last = each;
      read.push(each.sample);
      listener.onSample(each.sample, undefined);
    },
    onProblem: (sample, sentence) => {
      problem(sample, undefined, sentence);
    },
  });
  const { metrics: found, problems } = await evaluate(session.model, inputs, {
    metrics,
    classNames: session.classNames,
    reductionLayer,
    explain: (x, classIndex) => {
      if (last === undefined) throw new RangeError('a map is wanted before a sample');
      return explain(x, classIndex, last);
    },
    onProgress: ({ sample: at, stage }) => {
      const sample = read[at];
      if (sample !== undefined) listener.onSample(sample, stage);
    },
  });
  for (const { sample, metric, sentence } of problems)
    problem(sample === undefined ? undefined : read[sample], metric, sentence);
  return bySample(found, read);
}

function bySample(metrics: Evaluation['metrics'], read: readonly SetSample[]): MeasuredValues {
  const entries = Object.entries(metrics).map(([name, { values, samples }]) => {
    const found = values.flatMap((value, at): [SetSample, number][] => {
      const sample = read[samples[at] ?? NaN];
      return sample === undefined ? [] : [[sample, value]];
    });
    return [name, new Map(found)] as const;
  });
  return new Map(entries);
}
