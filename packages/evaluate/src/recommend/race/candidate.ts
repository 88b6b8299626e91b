import type { Metric } from '../../metric/metric.js';
import { meanOf } from '../../numbers/mean-of.js';
import type { Setting } from '../setting.js';

/** The values of the metrics of one sample, by their names. */
export type SampleValues = ReadonlyMap<string, number>;

/** A setting in the race, with what was measured of it so far. */
export interface Candidate {
  readonly setting: Setting;
  /** Those of the first samples, in their order: of as many as it was in the race for. */
  readonly values: SampleValues[];
}

/** The samples by which is chosen, and those that only judge the choice: every other one. */
export type Half = 'choosing' | 'judging';

/**
 * Computes the differences of two settings, sample by sample.
 *
 * @param candidate One setting.
 * @param base The other one.
 * @param half The samples that count.
 * @returns For each of them, of each metric of which both have a value, the difference.
 */
export function differencesOf(
  candidate: Candidate,
  base: Candidate,
  half: Half,
): readonly SampleValues[] {
  return ofHalf(candidate.values, half).map((values, index) => {
    const others = ofHalf(base.values, half)[index];
    return new Map(
      [...values].flatMap(([name, value]) => {
        const other = others?.get(name);
        return other === undefined ? [] : [[name, value - other] as const];
      }),
    );
  });
}

/**
 * Picks every other sample.
 *
 * @param values Of all samples.
 * @param half Which ones.
 * @returns Those of the half.
 */
export function ofHalf(values: readonly SampleValues[], half: Half): readonly SampleValues[] {
  return values.filter((_, at) => (at % 2 === 0) === (half === 'choosing'));
}

/** The factor of each metric's differences: its sign, over how far settings lie apart. */
export type Weights = ReadonlyMap<string, number>;

/**
 * Finds how metrics of different units count together: each by the root of the mean square of its differences from the base.
 *
 * @param candidates All settings that are still in the race.
 * @param base The setting with which they are compared.
 * @param metrics The metrics.
 * @returns The weight of each; 0 for one that tells no setting from the base.
 */
export function weightsOf(
  candidates: readonly Candidate[],
  base: Candidate,
  metrics: readonly Metric[],
): Weights {
  const differences = candidates
    .filter((candidate) => candidate !== base)
    .flatMap((candidate) => differencesOf(candidate, base, 'choosing'));
  return new Map(
    metrics.map(({ name, card }) => {
      const found = differences.flatMap((each) => each.get(name) ?? []);
      const size = Math.sqrt(meanOf(found.map((difference) => difference ** 2)));
      const sign = card.better === 'higher' ? 1 : -1;
      return [name, size > 0 ? sign / size : 0];
    }),
  );
}

/**
 * Computes how much better a setting is than the base, sample by sample.
 *
 * @param candidate The setting.
 * @param base The setting with which it is compared.
 * @param weights How metrics count together.
 * @param half The samples that count.
 * @returns A number for each sample of which both have a value, 0 for one of which they are equally good.
 */
export function advantagesOf(
  candidate: Candidate,
  base: Candidate,
  weights: Weights,
  half: Half,
): readonly number[] {
  return differencesOf(candidate, base, half).flatMap((differences) => {
    const parts = [...differences].map(([name, value]) => (weights.get(name) ?? 0) * value);
    return parts.length === 0 ? [] : [meanOf(parts)];
  });
}
