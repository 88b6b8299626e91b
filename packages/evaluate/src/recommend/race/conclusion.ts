import { bootstrapInterval, type Interval } from '../../statistics/bootstrap-interval.js';
import { advantagesOf, differencesOf, ofHalf, weightsOf, type Candidate } from './candidate.js';
import type { Race } from './race.js';
import { rankedOf } from './ranked-of.js';
import type { RatedSetting, Recommendation, SettingValues } from '../recommendation.js';
import { saidSetting } from '../setting.js';

/** With fewer, luck alone lifts all differences above 0 more often than a level of 95 % allows: 1 in 2 ** samples. */
const fewestJudging = 6;

/**
 * Judges the best setting by the samples that took no part in the choice.
 *
 * @param race The race at its end.
 * @returns The advice.
 */
export function conclusionOf(race: Race): Recommendation {
  const { base, rivals, running, metrics, meter, problems } = race;
  const ranked = rankedOf(running, base, metrics);
  const [best] = ranked;
  const isBetter = best !== undefined && isSurelyBetter(race, best);
  const ties = best === undefined ? [] : tiedWith(race, isBetter ? best : base, ranked);
  const givenUp = rivals
    .filter((rival) => !running.includes(rival))
    .sort((a, b) => b.values.length - a.values.length);
  return {
    setting: isBetter ? best.setting : base.setting,
    isBetter,
    ties: ties.map(({ setting }) => setting),
    sentence: `${sentenceOf(race, best, isBetter)}${saidTies(ties)}`,
    usual: base.setting,
    settings: [...ranked, base, ...givenUp].map((candidate) => rated(race, candidate)),
    samples: base.values.length,
    runs: meter.runs(),
    problems,
  };
}

/** The settings that were in the race to its end and are not surely worse than the one to take. */
function tiedWith(
  race: Race,
  taken: Candidate,
  ranked: readonly Candidate[],
): readonly Candidate[] {
  const {
    base,
    running,
    metrics,
    options: { seed },
  } = race;
  const weights = weightsOf(running, base, metrics);
  return [...ranked, base].filter((candidate) => {
    if (candidate === taken) return false;
    const advantages = advantagesOf(taken, candidate, weights, 'judging');
    return advantages.length >= fewestJudging && bootstrapInterval(advantages, { seed }).low <= 0;
  });
}

function saidTies(ties: readonly Candidate[]): string {
  const [first, ...others] = ties;
  if (first === undefined) return '';
  const said = saidSetting(first.setting);
  return others.length === 0
    ? ` A tie: there ${said} is not significantly worse.`
    : ` A tie: there ${said} and ${others.length} more are not significantly worse.`;
}

function isSurelyBetter({ base, running, metrics, options: { seed } }: Race, best: Candidate) {
  const weights = weightsOf(running, base, metrics);
  const advantages = advantagesOf(best, base, weights, 'judging');
  return advantages.length >= fewestJudging && bootstrapInterval(advantages, { seed }).low > 0;
}

function rated(race: Race, candidate: Candidate): RatedSetting {
  const entries = race.metrics.flatMap(({ name }) => {
    const found = valuesOf(race, candidate, name);
    return found === undefined ? [] : [[name, found] as const];
  });
  const { setting, values } = candidate;
  return { setting, samples: values.length, metrics: Object.fromEntries(entries) };
}

function valuesOf(
  { base, options: { seed } }: Race,
  candidate: Candidate,
  metric: string,
): SettingValues | undefined {
  const values = ofHalf(candidate.values, 'judging').flatMap((each) => each.get(metric) ?? []);
  const differences = differencesOf(candidate, base, 'judging').flatMap(
    (each) => each.get(metric) ?? [],
  );
  if (differences.length === 0) return undefined;
  return {
    value: bootstrapInterval(values, { seed }),
    difference: bootstrapInterval(differences, { seed }),
  };
}

function sentenceOf(race: Race, best: Candidate | undefined, isBetter: boolean): string {
  const { base } = race;
  if (base.values.length === 0)
    return 'Nothing was measured, so the default stays; give samples, and a budget for more than one of them.';
  if (best === undefined)
    return 'No other setting could be measured or differs from the default, which stays.';
  const judging = ofHalf(base.values, 'judging').length;
  const on = `on ${judging} samples that took no part in the choice`;
  const by = saidDifferences(race, best);
  if (isBetter)
    return `Take ${saidSetting(best.setting)}: ${on} it is better than the default, ${saidSetting(base.setting)}: ${by}.`;
  const none = `Nothing is significantly better than the default, ${saidSetting(base.setting)}: the best other setting, ${saidSetting(best.setting)}, differs from it ${on} by ${by}.`;
  return judging < fewestJudging
    ? `${none} These are too few to judge by: give at least ${2 * fewestJudging} samples, and a budget that reaches so far.`
    : none;
}

function saidDifferences(race: Race, best: Candidate): string {
  const found = race.metrics.flatMap(({ name }) => {
    const difference = valuesOf(race, best, name)?.difference;
    return difference === undefined ? [] : [`${name} ${saidInterval(difference)}`];
  });
  return found.length === 0 ? 'nothing that was measured' : found.join('; ');
}

function saidInterval({ mean, low, high }: Interval): string {
  return `${mean.toPrecision(2)} (95 %: ${low.toPrecision(2)} to ${high.toPrecision(2)})`;
}
