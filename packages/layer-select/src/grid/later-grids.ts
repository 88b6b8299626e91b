import { formatOf } from '../graph/format-of.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { isShapeOnly } from '../graph/layer-kinds.js';
import { spatialSize } from '../graph/spatial-size.js';
import { readersOf } from '../graph/walk/readers-of.js';

/** The grid on which a network puts features together that it has computed block by block. */
export interface LaterGrid {
  readonly grid: LayerNode;
  /** True if the grid holds this layer's own values; else the layer lies in the same blocks as one whose values it holds. */
  readonly isMadeOfIt: boolean;
}

/** The two axes of space of a layer. */
interface Plane {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Finds the layers whose two axes of space are none of the picture's: blocks and their tokens, say, which the network puts together on a grid later.
 *
 * It is seen where nothing but reshapes and transposes make a grid of as many positions whose sides are nearer to those of the input: of 1 x 16
 * positions 4 x 4 for a square picture. All layers of the same sizes that are linked to such a layer lie in the same blocks.
 *
 * @param graph The network, without constants.
 * @returns The grid of each of these layers, by the layer's name.
 */
export function laterGrids(graph: LayerGraph): ReadonlyMap<string, LaterGrid> {
  const found = new Map<string, LaterGrid>();
  const slant = slantOfInput(graph);
  if (slant === undefined) return found;
  const readers = readersOf(graph);
  for (const layer of graph.layers) {
    const grid = gridMadeOf(layer, graph, { readers, slant });
    if (grid !== undefined) found.set(layer.name, { grid, isMadeOfIt: true });
  }
  spread(found, graph, readers);
  return found;
}

type Readers = ReadonlyMap<string, readonly LayerNode[]>;

function gridMadeOf(
  layer: LayerNode,
  { dataFormat }: LayerGraph,
  { readers, slant }: { readonly readers: Readers; readonly slant: number },
): LayerNode | undefined {
  const own = planeOf(layer, dataFormat);
  if (own === undefined) return undefined;
  const distance = (plane: Plane) => Math.abs(slantOf(plane) - slant);
  const isGrid = (other: LayerNode): boolean => {
    const plane = planeOf(other, dataFormat);
    return (
      plane !== undefined &&
      plane.rows * plane.columns === own.rows * own.columns &&
      other.outputShape?.[0] === layer.outputShape?.[0] &&
      distance(plane) < distance(own)
    );
  };
  const open = [...(readers.get(layer.name) ?? [])];
  // A list goes on to what is added while it is walked.
  for (const reader of open) {
    if (!isShapeOnly(reader)) continue;
    if (isGrid(reader)) return reader;
    open.push(...(readers.get(reader.name) ?? []));
  }
  return undefined;
}

/** Adds the layers of the same sizes that are linked to those that were found. */
function spread(
  found: Map<string, LaterGrid>,
  { layers, dataFormat }: LayerGraph,
  readers: Readers,
): void {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const planeText = (layer: LayerNode) =>
    JSON.stringify([formatOf(layer, dataFormat), planeOf(layer, dataFormat)]);
  // A map goes on to what is added while it is walked.
  for (const [name, { grid }] of found) {
    const layer = byName.get(name);
    if (layer === undefined) continue;
    const linked = layer.inputs.flatMap((input) => byName.get(input) ?? []);
    for (const other of [...linked, ...(readers.get(name) ?? [])]) {
      const isSame = !found.has(other.name) && planeText(other) === planeText(layer);
      if (isSame) found.set(other.name, { grid, isMadeOfIt: false });
    }
  }
}

function planeOf(layer: LayerNode, network: LayerGraph['dataFormat']): Plane | undefined {
  const [rows, columns, ...others] = spatialSize(layer.outputShape, formatOf(layer, network)) ?? [];
  return typeof rows === 'number' && typeof columns === 'number' && others.length === 0
    ? { rows, columns }
    : undefined;
}

/** Gives the logarithm of rows by columns: 0 of a square. */
function slantOf({ rows, columns }: Plane): number {
  return Math.log(rows / columns);
}

/** Gives that of the first input that is a picture; one of open size counts as a square. */
function slantOfInput({ layers, inputs, dataFormat }: LayerGraph): number | undefined {
  const size = layers
    .filter(({ name }) => inputs.includes(name))
    .map((layer) => spatialSize(layer.outputShape, formatOf(layer, dataFormat)))
    .find((each) => each?.length === 2);
  if (size === undefined) return undefined;
  const [rows, columns] = size;
  if (rows === columns) return 0;
  return typeof rows === 'number' && typeof columns === 'number'
    ? slantOf({ rows, columns })
    : undefined;
}
