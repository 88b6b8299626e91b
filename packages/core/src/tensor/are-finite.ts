/**
 * Tells whether all of many numbers are finite: a sum of floats in double precision is finite as long as each of them is, and their largest
 * are too small, and an array too short, for it to overflow. Four sums, of a quarter of the numbers each, for none waits for the one before.
 *
 * @param numbers The numbers.
 * @returns False where one is not.
 */
export function areFinite(numbers: Float32Array): boolean {
  const { length } = numbers;
  const quarter = length >>> 2;
  let [first, second, third, fourth] = [0, 0, 0, 0];
  // Number, for to ask whether a number is there takes longer.
  for (let at = 0; at < quarter; at += 1) {
    first += Number(numbers[at]);
    second += Number(numbers[quarter + at]);
    third += Number(numbers[2 * quarter + at]);
    fourth += Number(numbers[3 * quarter + at]);
  }
  for (let at = 4 * quarter; at < length; at += 1) first += Number(numbers[at]);
  return Number.isFinite(first + second + third + fourth);
}
