import { pause } from '@gradcam/core/measure';
import { callersOwn, GradCamError, type GradCamErrorCode } from '@gradcam/errors';
import type { ReadParts } from '../../sample/read-sample.js';
import type { Candidate, SampleValues } from './candidate.js';
import { distinctOf } from './distinct-of.js';
import { measureSetting } from './measure-setting.js';
import { rankedOf } from './ranked-of.js';
import type { Search } from './search.js';

/** Settings that are measured against each other on one sample after the other, of which the worse ones are given up. */
export interface Race extends Search {
  /** The default. */
  readonly base: Candidate;
  /** All settings but the default. */
  readonly rivals: readonly Candidate[];
  /** Those of them that were not given up. */
  running: readonly Candidate[];
}

/** The number of samples on which no setting is given up yet: one that chooses, and one that judges. */
const fewest = 2;

/** Failures of one setting: the others can be measured all the same. */
const ofSetting: ReadonlySet<GradCamErrorCode> = new Set([
  'BAD_OPTION',
  'FEATURE_LAYER_UNRELATED',
  'GRADIENT_MISSING',
  'KERNEL_MISSING',
  'MODEL_UNSUPPORTED',
  'NO_SPACE',
  'PREDICTION_DIFFERS',
] as const);

/**
 * Measures the settings that were not given up on one sample, and gives up the worse ones as the budget is spent.
 *
 * @param race The race; changed.
 * @param parts The sample.
 * @param sample Its index.
 * @returns False if the budget is spent; a sample in which it ended does not count.
 */
export async function raceOn(race: Race, parts: ReadParts, sample: number): Promise<boolean> {
  const found = new Map<Candidate, SampleValues>();
  const entrants = [race.base, ...race.running];
  for (const [index, candidate] of entrants.entries()) {
    if (race.meter.share() >= 1) return false;
    const values = await valuesOf(race, candidate, parts, sample);
    if (values !== undefined) found.set(candidate, values);
    await tell(race, { sample, done: index + 1, total: entrants.length });
  }
  for (const [candidate, values] of found) candidate.values.push(values);
  race.running = remaining(race);
  return race.meter.share() < 1;
}

/** The values of a setting; one that cannot be measured at all is given up. */
async function valuesOf(
  race: Race,
  candidate: Candidate,
  parts: ReadParts,
  sample: number,
): Promise<SampleValues | undefined> {
  try {
    return await measureSetting(race, candidate.setting, parts, sample);
  } catch (error) {
    if (!(error instanceof GradCamError) || !ofSetting.has(error.code) || candidate === race.base)
      throw error;
    const { setting } = candidate;
    race.problems.push({ sample, metric: undefined, setting, sentence: error.sentence });
    race.running = race.running.filter((each) => each !== candidate);
    return undefined;
  }
}

async function tell(
  { options: { signal, onProgress }, meter }: Race,
  progress: { readonly sample: number; readonly done: number; readonly total: number },
): Promise<void> {
  await callersOwn(() => onProgress?.({ ...progress, share: Math.min(1, meter.share()) }));
  await pause({ signal });
}

/** The settings that differ; half of all leave for each equal part of the budget, so that the last part is spent on the best one. */
function remaining({ running, rivals, base, metrics, meter }: Race): readonly Candidate[] {
  const halvings = Math.ceil(Math.log2(Math.max(1, rivals.length)));
  const due = Math.floor(meter.share() * (halvings + 1));
  const kept = Math.max(1, Math.ceil(rivals.length / 2 ** due));
  if (base.values.length < fewest) return running;
  const distinct = distinctOf(running, base, metrics);
  if (distinct.length <= kept) return distinct;
  return rankedOf(distinct, base, metrics).slice(0, kept);
}
