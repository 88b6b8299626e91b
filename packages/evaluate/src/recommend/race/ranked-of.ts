import type { Metric } from '../../metric/metric.js';
import { meanOf } from '../../numbers/mean-of.js';
import { advantagesOf, weightsOf, type Candidate } from './candidate.js';

/**
 * Orders settings by how much better than the base they are on the samples that choose.
 *
 * @param candidates Settings that were measured on the same samples.
 * @param base The setting with which they are compared.
 * @param metrics The metrics, which count alike.
 * @returns The best first; those without a value last.
 */
export function rankedOf(
  candidates: readonly Candidate[],
  base: Candidate,
  metrics: readonly Metric[],
): readonly Candidate[] {
  const weights = weightsOf(candidates, base, metrics);
  const rated = candidates.map((candidate) => {
    const advantages = advantagesOf(candidate, base, weights, 'choosing');
    return { candidate, mean: advantages.length === 0 ? -Infinity : meanOf(advantages) };
  });
  // Equal ones stay in order; two without a value are equal, too.
  rated.sort((a, b) => (a.mean === b.mean ? 0 : b.mean - a.mean));
  return rated.map(({ candidate }) => candidate);
}
