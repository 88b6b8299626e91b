import { formatOf } from '../graph/format-of.js';
import type { LayerNode } from '../graph/layer-graph.js';
import { isConvolution, isDense } from '../graph/layer-kinds.js';
import { normalType } from '../graph/normal-type.js';
import { positionCount } from './position-count.js';
import { endedPositions, type Positions, type Surroundings } from './positions.js';
import type { ShapedLayer } from './shaped-layer.js';

const transposes = new Set(['transpose', 'permute']);
const reduces = /^(mean|max|sum|min|reduce(mean|max|sum|min))$|^(average|avg|max)pool/;
const merges =
  /^(flatten|reshape|squeeze|dense|matmul|fusedmatmul|fullyconnected|batchmatmul|batchmatmulv2|einsum)$/;
const picks = /slice|split|gather|unpack|unstack|cropping/;
const local = /conv|pool|resize|spacetodepth|extractimagepatches|spacetobatch|batchtospace/;

/**
 * Follows spread positions through a layer by the sizes of its output.
 *
 * @param node The layer.
 * @param before The positions in its inputs.
 * @param around The layers that it reads, and the conventions of shapes.
 * @returns The positions in its output.
 */
export function spreadAfter(node: ShapedLayer, before: Positions, around: Surroundings): Positions {
  if (around.dataFormat === 'channelsFirst') return spreadByFormat(node, before, around);
  const lastAxisStays = around.layers[0]?.outputShape?.at(-1) === node.outputShape.at(-1);
  if (transposes.has(normalType(node.type))) {
    return {
      ...before,
      positionsLast: lastAxisStays ? before.positionsLast : !before.positionsLast,
    };
  }
  if (!before.positionsLast) return afterCount(node, before.count, positionCount(node, around));
  // Weights that run along an axis of positions tell them apart.
  if (isDense(node) || isConvolution(node)) return endedPositions('flattened');
  return { ...before, positionsLast: lastAxisStays };
}

/** Follows positions in a network with channels first, where each layer says which axis its own are: no need to follow the last axis. */
function spreadByFormat(node: ShapedLayer, before: Positions, around: Surroundings): Positions {
  if (transposes.has(normalType(node.type))) return before;
  const runsAlongPositions =
    isDense(node) && around.layers.some((layer) => hasPositionsLast(layer, around));
  if (runsAlongPositions) return endedPositions('flattened');
  return afterCount(node, before.count, positionCount(node, around));
}

function hasPositionsLast(layer: LayerNode, { dataFormat }: Surroundings): boolean {
  const isRow = (layer.outputShape?.length ?? 0) < 3;
  return !isRow && formatOf(layer, dataFormat) === 'channelsFirst';
}

function afterCount(
  node: ShapedLayer,
  before: number | undefined,
  count: number | undefined,
): Positions {
  const spread: Positions = { state: 'spread', count, positionsLast: false };
  const isFewer = count !== undefined && (before === undefined ? count === 1 : count < before);
  return isFewer ? afterLoss(normalType(node.type), spread) : spread;
}

/** Returns the positions after a layer that leaves fewer of them: it has pooled them, distinguished them, or done something unknown. */
function afterLoss(type: string, left: Positions): Positions {
  const isSingle = left.count === 1;
  if (reduces.test(type)) return isSingle ? endedPositions('pooled') : left;
  if (merges.test(type)) return endedPositions('flattened');
  if (picks.test(type) || local.test(type)) return isSingle ? endedPositions('flattened') : left;
  return endedPositions('unknown');
}
