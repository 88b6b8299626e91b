import type { ExplainerOptions } from '@gradcam/core';
import { checkKind, GradCamError, isObject } from '@gradcam/errors';
import { evaluate, rankCorrelation, type Metric, type NumberGrid } from '@gradcam/evaluate';
import type { Explanation } from '../explanation/explanation.js';
import { readScores } from '../explanation/read-scores.js';
import { isFlat } from '../map/is-flat.js';
import { numberText } from '../words/number-text.js';
import { recorded, type Recording } from './recorded.js';

/** An explanation whose network can be run again. */
type WithNetwork = Explanation & {
  readonly [Part in 'model' | 'x']: NonNullable<Explanation[Part]>;
};

/** The values of a metric, and the maps that it made: that of the explanation first. */
export interface Measured {
  readonly values: readonly number[];
  readonly maps: readonly NumberGrid[];
}

/**
 * Runs the network of an explanation again, by metrics that make maps.
 *
 * @param explanation With `model` and `x`.
 * @param metrics The metrics; each makes the map of the explanation first.
 * @returns A value for each, and all maps.
 * @throws `BAD_OPTION` where the network is missing, where something cannot be measured, where the map is the same everywhere, and where the map that is made is not `scoreMap`; those of `evaluate`
 */
export async function measuredAgain(
  explanation: Explanation,
  metrics: readonly Metric[],
): Promise<Measured> {
  const { model, x, explain } = requireNetwork(explanation);
  const map = explanation.scoreMap === undefined ? undefined : await readScores(explanation);
  const recording: Recording = { maps: [] };
  const { metrics: found, problems } = await evaluate(
    model,
    [{ x, map, label: explanation.label ?? classOf(explanation) }],
    {
      ...namesIn(explain),
      explain,
      metrics: metrics.map((metric) => recorded(metric, recording)),
    },
  );
  const [made] = recording.maps;
  if (made !== undefined) requireOrder(made);
  const [problem] = problems;
  if (problem !== undefined) throw new GradCamError('BAD_OPTION', problem.sentence);
  if (map !== undefined && made !== undefined) requireSame(map, made);
  return { values: Object.values(found).flatMap(({ values }) => values), maps: recording.maps };
}

/**
 * Checks that the network of an explanation can be run again.
 *
 * @param explanation As given to `expect`.
 * @returns The same, with `model` and `x`.
 * @throws `BAD_OPTION`
 */
export function requireNetwork(explanation: Explanation): WithNetwork {
  const { model, x }: Explanation = isObject(explanation) ? explanation : {};
  checkKind(
    isObject(model) && isObject(x),
    explanation,
    'the network cannot be run again',
    '{ ...explanation, model, x }, and explain where gradCAM had options',
  );
  // What they are is checked by evaluate.
  return explanation as WithNetwork;
}

/** Of a list of maps the first; one that explains no class is told by its map. */
function classOf({ explained }: Explanation): number | undefined {
  const one: unknown = Array.isArray(explained) ? explained[0] : explained;
  const { classIndex } = isObject(one) ? one : {};
  return typeof classIndex === 'number' ? classIndex : undefined;
}

/** The names that the score needs to know, too. */
function namesIn(
  explain: Explanation['explain'],
): Pick<ExplainerOptions, 'classNames' | 'reductionLayer'> {
  if (explain === undefined || typeof explain === 'function') return {};
  const { classNames, reductionLayer } = explain;
  return { classNames, reductionLayer };
}

/** No map is like one of zeros, not even the same one again, so that it would pass every sanity check. */
function requireOrder(made: NumberGrid): void {
  if (!isFlat(made)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the map is the same everywhere, got ${numberText(made.data[0] ?? NaN)} at every position, expected one with an order; try sign: 'absolute', another layer or another class.`,
  );
}

/** Less is noise: that of another backend, or of a method that draws. */
const leastAlike = 0.95;

function requireSame(given: NumberGrid, made: NumberGrid): void {
  const alike = isFlat(given) ? 0 : rankCorrelation(given.data, made.data);
  if (alike >= leastAlike) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the map that is made again is not the one of the explanation, got a rank correlation of ${numberText(alike)}, expected at least ${leastAlike}; give the options of gradCAM as explain, and the class as label.`,
  );
}
