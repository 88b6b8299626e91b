import { editDistance } from './edit-distance.js';

/**
 * Finds the names that were probably meant. Case does not count; names that contain the given one come
 * first, then the others by edit distance.
 *
 * @param name The name that was given.
 * @param candidates The existing names.
 * @param count The largest number of names to return.
 * @returns The nearest candidates, nearest first.
 * @example
 * ```ts
 * nearestNames('conv_pw_11_rel', ['conv_pw_1_relu', 'conv_pw_11_relu'], 1); // ['conv_pw_11_relu']
 * ```
 */
export function nearestNames(
  name: string,
  candidates: readonly string[],
  count: number,
): readonly string[] {
  const wanted = name.toLowerCase();
  return [...new Set(candidates)]
    .map((candidate) => {
      const given = candidate.toLowerCase();
      const contains = wanted !== '' && given.includes(wanted);
      return { candidate, tier: contains ? 0 : 1, distance: editDistance(wanted, given) };
    })
    .sort((a, b) => a.tier - b.tier || a.distance - b.distance)
    .slice(0, Math.max(0, count))
    .map(({ candidate }) => candidate);
}
