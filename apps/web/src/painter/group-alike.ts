import type { Layer } from './painted.js';

/** The correlation from which two maps count as alike. */
const alike = 0.9;

/** Every so many numbers are compared. */
const step = 7;

/**
 * Groups maps by how alike they are: each joins the first group whose first map it correlates with.
 *
 * @param layers The maps.
 * @returns The groups by the maps' indices, the largest first; what has no map of its own is a group of one.
 */
export function groupAlike(layers: readonly Layer[]): number[][] {
  const groups: { readonly sample: Float64Array | undefined; readonly members: number[] }[] = [];
  for (const [index, layer] of layers.entries()) {
    const sample = standardised(layer);
    const group = groups.find((each) => correlation(each.sample, sample) >= alike);
    if (group === undefined) groups.push({ sample, members: [index] });
    else group.members.push(index);
  }
  return groups.map(({ members }) => members).sort((a, b) => b.length - a.length);
}

/** Numbers of the map with a mean of zero and a length of one. */
function standardised(layer: Layer): Float64Array | undefined {
  if (layer.kind !== 'map') return undefined;
  const { data } = layer.scores;
  const sample = Float64Array.from(
    { length: Math.ceil(data.length / step) },
    (_, at) => data[at * step] ?? 0,
  );
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const centred = sample.map((value) => value - mean);
  const size = Math.hypot(...centred);
  return size === 0 ? undefined : centred.map((value) => value / size);
}

function correlation(a: Float64Array | undefined, b: Float64Array | undefined): number {
  if (a === undefined || b?.length !== a.length) return 0;
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
