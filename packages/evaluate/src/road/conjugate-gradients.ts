/** The part of the right side's length that the solution may leave over: far below what a network notices. */
const tolerance = 1e-6;

/** The start of the search. */
export interface SearchStart {
  /** The vector where it begins; changed in place to the solution. */
  readonly start: Float64Array;
  /** The diagonal of the matrix, by which steps are scaled. */
  readonly diagonal: Float64Array;
}

/**
 * Solves a symmetric, positive definite system by preconditioned conjugate gradients (Hestenes and Stiefel 1952).
 *
 * @param multiply Writes the product of the matrix and a vector.
 * @param rightSide The right side.
 * @param search The start and the diagonal.
 * @returns The solution.
 */
export function conjugateGradients(
  multiply: (vector: Float64Array, product: Float64Array) => void,
  rightSide: Float64Array,
  { start: solution, diagonal }: SearchStart,
): Float64Array {
  const product = new Float64Array(rightSide.length);
  multiply(solution, product);
  const rest = rightSide.map((value, at) => value - (product[at] ?? NaN));
  const scaled = rest.map((value, at) => value / (diagonal[at] ?? NaN));
  const direction = scaled.slice();
  let measure = dot(rest, scaled);
  const enough = tolerance ** 2 * (dot(rightSide, rightSide) || 1);
  // In exact numbers it ends after as many steps as there are unknowns.
  for (let step = 0; step < rightSide.length && dot(rest, rest) > enough; step += 1) {
    multiply(direction, product);
    const length = measure / dot(direction, product);
    addScaled(solution, direction, length);
    addScaled(rest, product, -length);
    for (let at = 0; at < rest.length; at += 1)
      scaled[at] = (rest[at] ?? NaN) / (diagonal[at] ?? NaN);
    const next = dot(rest, scaled);
    for (let at = 0; at < rest.length; at += 1)
      direction[at] = (scaled[at] ?? NaN) + (next / measure) * (direction[at] ?? NaN);
    measure = next;
  }
  return solution;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? NaN) * (b[at] ?? NaN);
  return sum;
}

function addScaled(to: Float64Array, what: Float64Array, factor: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? NaN) + factor * (what[at] ?? NaN);
}
