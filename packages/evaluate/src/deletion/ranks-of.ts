/**
 * Orders positions by a map, the highest first; equal ones stay in reading order.
 *
 * @param map A number for each position.
 * @returns For each position its rank, from 0.
 */
export function ranksOf(map: Float32Array): Uint32Array {
  const order = Uint32Array.from(map, (_, position) => position);
  order.sort((a, b) => (map[b] ?? NaN) - (map[a] ?? NaN) || a - b);
  const ranks = new Uint32Array(map.length);
  order.forEach((position, rank) => {
    ranks[position] = rank;
  });
  return ranks;
}
