import type { Fault } from './fault.js';

/** The state of a layer: a fault, or none; unknown where the network cannot be cut there. */
export type Finding = Fault | 'finite' | 'unknown';

/** The direction of a search, against that in which a fault is handed on. */
export interface Search {
  /** The layers from which one gets what it has: its inputs for activations, those that read it for gradients. */
  readonly sourcesOf: (layer: string) => readonly string[];
  /** Tells a layer that is finite for certain. */
  readonly isFinite: (layer: string) => boolean;
  /** Looks at one layer, by running the network. */
  readonly look: (layer: string) => Promise<Finding>;
}

/**
 * Finds the layer where a fault arises: one whose sources are finite.
 *
 * Halves the way to it, for every look is a run of the network.
 *
 * @param last The fault that was seen.
 * @param search Where to look.
 * @returns The fault at that layer; the one that was seen where nothing can be known of its sources.
 */
export async function firstFault(last: Fault, search: Search): Promise<Fault> {
  const way = wayTo(last.layer, search);
  const found = await firstOnWay(way, last, search);
  for (const source of search.sourcesOf(found.layer)) {
    if (way.includes(source)) continue;
    const other = await search.look(source);
    if (typeof other === 'object') return await firstFault(other, search);
  }
  return found;
}

/** Between the first of a way, which is finite, and its last, which is not. */
async function firstOnWay(way: readonly string[], last: Fault, { look }: Search): Promise<Fault> {
  const between = way.slice(1, -1);
  let [finite, broken, found] = [-1, between.length, last];
  while (broken - finite > 1) {
    const middle = Math.floor((finite + broken) / 2);
    const seen = await look(between[middle] ?? '');
    if (seen === 'finite') finite = middle;
    else if (seen === 'unknown') {
      between.splice(middle, 1);
      broken -= 1;
    } else [broken, found] = [middle, seen];
  }
  return found;
}

/** The shortest way to a layer from one that is finite. */
function wayTo(end: string, { sourcesOf, isFinite }: Search): string[] {
  const next = new Map<string, string | undefined>([[end, undefined]]);
  // The map grows while it is walked through.
  for (const [layer] of next) {
    if (isFinite(layer)) return wayFrom(layer, next);
    for (const source of sourcesOf(layer)) if (!next.has(source)) next.set(source, layer);
  }
  return [end];
}

function wayFrom(begin: string, next: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let layer: string | undefined = begin; layer !== undefined; layer = next.get(layer))
    way.push(layer);
  return way;
}
