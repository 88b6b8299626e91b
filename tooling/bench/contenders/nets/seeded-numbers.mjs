/**
 * Makes numbers that look random, the same ones for the same seed: a linear congruential generator, because a network of 138 million weights is to be made in a second.
 * @param {number} count
 * @param {number} seed
 * @param {number} scale they lie between minus and plus this
 * @returns {Float32Array}
 */
export function seededNumbers(count, seed, scale) {
  const numbers = new Float32Array(count);
  let state = seed >>> 0;
  for (let index = 0; index < count; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    numbers[index] = scale * (state / 2 ** 31 - 1);
  }
  return numbers;
}
