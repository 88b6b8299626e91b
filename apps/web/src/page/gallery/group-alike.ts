import type { Layer } from '../../painter/painted.js';

/** The correlation from which two maps count as alike. */
const alike = 0.9;

/** Every so many numbers are compared. */
const step = 7;

/**
 * Groups maps by how alike they are: each joins the first group whose first map it correlates with.
 *
 * @param entries The things that have maps.
 * @param layerOf Gives the map.
 * @returns The groups, the largest first; what has no map of its own is a group of one.
 */
export function groupAlike<T>(entries: readonly T[], layerOf: (entry: T) => Layer): T[][] {
  const groups: { readonly sample: Float64Array | undefined; readonly members: T[] }[] = [];
  for (const entry of entries) {
    const sample = standardised(layerOf(entry));
    const group = groups.find((each) => correlation(each.sample, sample) >= alike);
    if (group === undefined) groups.push({ sample, members: [entry] });
    else group.members.push(entry);
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
