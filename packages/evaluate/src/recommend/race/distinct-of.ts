import type { Metric } from '../../metric/metric.js';
import { differencesOf, weightsOf, type Candidate, type Weights } from './candidate.js';

/** The difference that is none, in units of how far settings lie apart. */
const tolerance = 1e-3;

/**
 * Leaves out settings that are another one under another name: in front of a global mean HiResCAM is Grad-CAM, and without a softmax both scores are one.
 *
 * @param candidates The settings.
 * @param base The default, of which the same is left out, too.
 * @param metrics The metrics.
 * @returns Of those that are the same on all samples the first one.
 */
export function distinctOf(
  candidates: readonly Candidate[],
  base: Candidate,
  metrics: readonly Metric[],
): readonly Candidate[] {
  const weights = weightsOf(candidates, base, metrics);
  const kept = [base];
  for (const candidate of candidates)
    if (!kept.some((other) => areSame(candidate, other, weights))) kept.push(candidate);
  return kept.slice(1);
}

function areSame(candidate: Candidate, other: Candidate, weights: Weights): boolean {
  const differences = (['choosing', 'judging'] as const).flatMap((half) =>
    differencesOf(candidate, other, half).flatMap((each) => [...each]),
  );
  // Hits and misses are often the same of settings that differ.
  const isTold = differences.some(([name]) =>
    candidate.values.some((values) => !Number.isInteger(values.get(name) ?? 0)),
  );
  return (
    isTold &&
    differences.every(([name, value]) => Math.abs((weights.get(name) ?? 0) * value) < tolerance)
  );
}
