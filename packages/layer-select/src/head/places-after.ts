import { isConvolution, isDense, isProduct, isShapeNeutral } from '../graph/layer-kinds.js';
import type { DataFormat, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { pointwiseTypes } from '../composite/pointwise-types.js';
import { channelAxisSize, placeCount } from './place-count.js';

/** What has become of the places of a feature layer in the output of a layer after it. */
export interface Places {
  /** `spread`: places are still there, and all were treated alike. */
  readonly state: 'spread' | 'pooled' | 'flattened' | 'unknown';
  /** How many places there are, `undefined` where sizes are open or not known. */
  readonly count: number | undefined;
  /** Whether the last axis is one of places. */
  readonly turned: boolean;
}

/** Where a layer stands. */
export interface Surroundings {
  /** What the layer reads. */
  readonly layers: readonly LayerNode[];
  readonly dataFormat: DataFormat;
  /** The size of the batch axis in the graph's shapes; 1 where it is open. */
  readonly batch: number;
}

const globalPool = /^global.*pool/;
const reduces = /^(mean|max|sum|min|reduce(mean|max|sum|min))$|^(average|avg|max)pool/;
const ordered = /attention|lstm|gru|rnn|bidirectional/;
const picks = /slice|split|gather|unpack|unstack|cropping/;
const merges =
  /^(flatten|reshape|squeeze|dense|matmul|fusedmatmul|fullyconnected|batchmatmul|batchmatmulv2|einsum)$/;
const turns = new Set(['transpose', 'permute']);
const local = /conv|pool|resize|spacetodepth|extractimagepatches|spacetobatch|batchtospace/;

/**
 * Follows the places of a feature layer through one layer.
 *
 * @param node The layer.
 * @param inputs What became of the places in those of its inputs that depend on the feature layer.
 * @param around What it reads, and the shapes' conventions.
 * @returns What becomes of them in its output.
 */
export function placesAfter(
  node: LayerNode,
  inputs: readonly Places[],
  around: Surroundings,
): Places {
  const type = normalType(node.type);
  const ended = (state: Places['state']): Places => ({ state, count: undefined, turned: false });
  if (inputs.some(({ state }) => state === 'flattened')) return ended('flattened');
  if (inputs.some(({ state }) => state === 'unknown')) return ended('unknown');
  const spread = inputs.filter(({ state }) => state === 'spread');
  if (spread.length === 0 || globalPool.test(type)) return ended('pooled');
  if (ordered.test(type) || weighsPlaces(node, spread.length, around)) return ended('flattened');

  const before = spread.some(({ count }) => count === undefined)
    ? undefined
    : Math.max(...spread.map(({ count }) => count ?? 0));
  const turned = spread.some((places) => places.turned);
  if (node.outputShape === undefined) {
    const isAlike = pointwiseTypes.has(type) || isShapeNeutral(node) || type === 'biasadd';
    return isAlike ? { state: 'spread', count: before, turned } : ended('unknown');
  }
  const lastBefore = around.layers[0]?.outputShape?.at(-1);
  const lastAfter = node.outputShape.at(-1);
  if (turns.has(type)) {
    return { state: 'spread', count: before, turned: lastBefore === lastAfter ? turned : !turned };
  }
  // Weights that run along an axis of places tell them apart.
  if (turned && (isDense(node) || isConvolution(node))) return ended('flattened');
  const count = placeCount(node.outputShape, around);
  const isLost =
    count !== undefined && (before === undefined ? count === 1 : count < before) && !turned;
  const stays = {
    state: 'spread',
    count: turned ? before : count,
    turned: turned && lastBefore === lastAfter,
  } as const;
  if (!isLost) return stays;
  if (reduces.test(type)) return count === 1 ? ended('pooled') : stays;
  if (merges.test(type)) return ended('flattened');
  if (picks.test(type) || local.test(type)) return count === 1 ? ended('flattened') : stays;
  return ended('unknown');
}

/** Whether a layer multiplies places by weights that come from places: an attention. */
function weighsPlaces(
  node: LayerNode,
  spread: number,
  { layers, dataFormat }: Surroundings,
): boolean {
  if (!isProduct(node) || spread < 2) return false;
  if (!['mul', 'multiply', 'multiplication'].includes(normalType(node.type))) return true;
  const channels = layers.map(({ outputShape }) => channelAxisSize(outputShape, dataFormat));
  return channels.includes(1) && channels.some((size) => size !== 1);
}
