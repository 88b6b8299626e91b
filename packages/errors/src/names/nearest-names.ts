import { editDistance } from './edit-distance.js';

/**
 * Finds the names that were probably meant. Case does not count. First come names that end in the given one as a word, for the last word says
 * what a thing is: a tiger cat is a cat, a cat bear is none. Then names with the word elsewhere, each time those of the fewest words, and in the order
 * given, in which alike things are often neighbours. Then names that contain the given one, then the others, by edit distance.
 *
 * @param name The name that was given.
 * @param candidates The existing names.
 * @param count The largest number of names to return.
 * @returns The nearest candidates, nearest first.
 * @example
 * ```ts
 * nearestNames('conv_pw_11_rel', ['conv_pw_1_relu', 'conv_pw_11_relu'], 1); // ['conv_pw_11_relu']
 * nearestNames('cat', ['polecat', 'cat bear', 'Egyptian cat'], 2); // ['Egyptian cat', 'cat bear']
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
      const tier = tierOf(wanted, given);
      const distance = tier < 2 ? wordsOf(given).length : editDistance(wanted, given);
      return { candidate, tier, distance };
    })
    .sort((a, b) => a.tier - b.tier || a.distance - b.distance)
    .slice(0, Math.max(0, count))
    .map(({ candidate }) => candidate);
}

/** 0 is nearest. */
function tierOf(wanted: string, given: string): number {
  if (wanted === '' || !given.includes(wanted)) return 3;
  const [words, word] = [inWords(given), inWords(wanted)];
  if (words.endsWith(word)) return 0;
  return words.includes(word) ? 1 : 2;
}

/** `egyptian_cat` as ` egyptian cat `. */
function inWords(name: string): string {
  return ` ${wordsOf(name).join(' ')} `;
}

function wordsOf(name: string): string[] {
  return name.match(/[\p{L}\p{N}]+/gu) ?? [];
}
