import type { Metric } from '@gradcam/evaluate';
import type { EvaluateArguments } from '../arguments/request.js';
import { countMaps } from '../model/count-maps.js';
import type { Session } from '../model/session.js';
import { trunkSession } from '../model/trunk-session.js';
import type { Terminal } from '../output/terminal.js';
import { evaluateCentre } from './evaluate-centre.js';
import { evaluateSetting, type MeasuredSetting } from './evaluate-setting.js';
import type { MeasuredSet } from './measured-set.js';
import type { MeasuringListener } from './measured-values.js';
import { namedMetrics } from './named-metrics.js';
import { firstPicture } from './set/first-picture.js';
import type { ProblemList } from './set/problem-list.js';
import { readSet } from './set/read-set.js';
import type { SetSample } from './set/samples-of-set.js';
import { settingsOf } from './settings-of.js';
import { summaryOf } from './summary.js';

/**
 * Measures the maps of a set in all settings, one after the other.
 *
 * @param given The parsed arguments.
 * @param words Gets what is said meanwhile.
 * @param problems Gets what could not be measured.
 * @param finish Gets what was measured, while the network is still there.
 * @returns The result of `finish`.
 * @throws Where no picture can be read, or the network cannot be loaded, or cannot do what is asked for.
 */
export async function evaluateSet<T>(
  given: EvaluateArguments,
  words: Terminal,
  problems: ProblemList,
  finish: (measured: MeasuredSet, session: Session) => Promise<T>,
): Promise<T> {
  const samples = await readSet(given.folder, given.annotations, problems.add);
  const picture = await firstPicture(samples);
  const session = await trunkSession(given, words, picture, mapsOf(given, samples));
  try {
    const metrics = namedMetrics(given.metric, {
      model: session.model,
      areObjectsKnown: samples.some(({ objects }) => objects.length > 0),
    });
    const settings = await measuredSettings({ given, words, problems, samples, session, metrics });
    const { folder } = given;
    const summary = summaryOf(metrics, settings);
    return await finish({ folder, samples, settings, summary, problems: problems.all() }, session);
  } finally {
    session.dispose();
  }
}

/** The number of maps; ONNX Runtime, which keeps a copy of the weights, has no use where they are changed. */
function mapsOf(given: EvaluateArguments, samples: readonly SetSample[]): number {
  if (given.metric.includes('randomized-weights')) return 0;
  return countMaps(
    samples.length,
    settingsOf(given).map(({ method }) => method),
  );
}

/** The number of samples whose maps a report shows. */
const mostDrawn = 6;

interface Measurement {
  readonly given: EvaluateArguments;
  readonly words: Terminal;
  readonly problems: ProblemList;
  readonly samples: readonly SetSample[];
  readonly session: Session;
  readonly metrics: readonly Metric[];
}

async function measuredSettings(all: Measurement): Promise<readonly MeasuredSetting[]> {
  const { given, samples, session, metrics } = all;
  const drawings = given.report === undefined ? 0 : mostDrawn;
  const wanted = settingsOf(given);
  const measured: MeasuredSetting[] = [];
  for (const [at, setting] of wanted.entries()) {
    const name = wanted.length > 1 ? `setting ${at + 1} of ${wanted.length}, ` : '';
    const listener = listenerOf(all, name);
    measured.push(
      await evaluateSetting(samples, session, { setting, metrics, drawings }, listener),
    );
  }
  const { reductionLayer } = given;
  const listener = listenerOf(all, 'the centre, ');
  const centre = await evaluateCentre(samples, session, { metrics, reductionLayer }, listener);
  return centre === undefined ? measured : [...measured, centre];
}

function listenerOf({ words, problems, samples }: Measurement, name: string): MeasuringListener {
  return {
    onProblem: problems.add,
    onSample: (sample, metric) => {
      const picture = `picture ${samples.indexOf(sample) + 1} of ${samples.length}`;
      const what = metric === undefined ? '' : `, ${metric}`;
      words.progress(`Measuring: ${name}${picture}${what}`);
    },
  };
}
