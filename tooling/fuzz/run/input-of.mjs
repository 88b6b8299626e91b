import fc from 'fast-check';

/**
 * The input of a number: the same for the same seed, whoever asks and in whatever order.
 * @template T
 * @param {fc.Arbitrary<T>} arbitrary
 * @param {number} seed
 * @param {number} index
 * @returns {T}
 */
export function inputOf(arbitrary, seed, index) {
  const mixed = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0;
  return fc.sample(arbitrary, { seed: mixed, numRuns: 1 })[0];
}
