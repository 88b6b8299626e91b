import type { Prepared } from '../run/prepare/prepared.js';
import { inputFormat } from './input-format.js';

/**
 * Where a network's first input, as the caller gives it, has its width.
 *
 * @param prepared The network and the options.
 * @returns Its axis, counted from the last: -1, -2, …
 */
export function widthAxis({ network, options: { format } }: Prepared): number {
  const labels = typeof format === 'string' ? format : format?.[0];
  if (labels !== undefined)
    return labels.lastIndexOf(labels.includes('S') ? 'S' : 'T') - labels.length;
  const shape = network.inputs[0]?.shape.map((size) => size ?? Infinity) ?? [];
  return inputFormat(shape, network.graph.dataFormat) === 'channelsFirst' ? -1 : -2;
}
