import type { LayerNode } from '../graph/layer-graph.js';
import { isConvolution, isDense } from '../graph/layer-kinds.js';
import { normalType } from '../graph/normal-type.js';
import { placeCount } from './place-count.js';
import { endedPlaces, type Places, type Surroundings } from './places.js';

/** A layer whose output has a known shape. */
export interface ShapedLayer extends LayerNode {
  readonly outputShape: NonNullable<LayerNode['outputShape']>;
}

const transposes = new Set(['transpose', 'permute']);
const reduces = /^(mean|max|sum|min|reduce(mean|max|sum|min))$|^(average|avg|max)pool/;
const merges =
  /^(flatten|reshape|squeeze|dense|matmul|fusedmatmul|fullyconnected|batchmatmul|batchmatmulv2|einsum)$/;
const picks = /slice|split|gather|unpack|unstack|cropping/;
const local = /conv|pool|resize|spacetodepth|extractimagepatches|spacetobatch|batchtospace/;

/**
 * Follows places that are spread through a layer by the sizes of its output.
 *
 * @param node The layer.
 * @param before The places in its inputs.
 * @param around What it reads, and the shapes' conventions.
 * @returns What becomes of them in its output.
 */
export function spreadAfter(node: ShapedLayer, before: Places, around: Surroundings): Places {
  const lastAxisStays = around.layers[0]?.outputShape?.at(-1) === node.outputShape.at(-1);
  if (transposes.has(normalType(node.type))) {
    return { ...before, placesLast: lastAxisStays ? before.placesLast : !before.placesLast };
  }
  if (!before.placesLast)
    return afterCount(node, before.count, placeCount(node.outputShape, around));
  // Weights that run along an axis of places tell them apart.
  if (isDense(node) || isConvolution(node)) return endedPlaces('flattened');
  return { ...before, placesLast: lastAxisStays };
}

function afterCount(
  node: ShapedLayer,
  before: number | undefined,
  count: number | undefined,
): Places {
  const spread: Places = { state: 'spread', count, placesLast: false };
  const isFewer = count !== undefined && (before === undefined ? count === 1 : count < before);
  return isFewer ? afterLoss(normalType(node.type), spread) : spread;
}

/** A layer that leaves fewer places has reduced them, told them apart, or done what nobody knows. */
function afterLoss(type: string, left: Places): Places {
  const isSingle = left.count === 1;
  if (reduces.test(type)) return isSingle ? endedPlaces('pooled') : left;
  if (merges.test(type)) return endedPlaces('flattened');
  if (picks.test(type) || local.test(type)) return isSingle ? endedPlaces('flattened') : left;
  return endedPlaces('unknown');
}
