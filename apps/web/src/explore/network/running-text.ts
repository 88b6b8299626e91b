import type { NetworkCard } from '../../network/open/network-card.js';

/**
 * Says which network runs on what.
 *
 * @param card The network.
 * @param milliseconds The time that the map took; undefined where there is none.
 * @returns Like `MobileNet V1 1.0 on wasm. Map in 120 ms.`
 */
export function runningText(
  { title, backend: { name, note } }: NetworkCard,
  milliseconds: number | undefined,
): string {
  const why = note === undefined ? '' : ` (${note})`;
  const time = milliseconds === undefined ? '' : ` Map in ${milliseconds} ms.`;
  return `${title} on ${name}${why}.${time}`;
}
