import { isDense, isReluLike, isShapeNeutral } from './layer-kinds.js';
import { formatOf } from './format-of.js';
import type { LayerFormat, LayerGraph, LayerNode } from './layer-graph.js';
import { normalType } from './normal-type.js';
import { spatialSize } from './spatial-size.js';

/** `one` is a space of a single position, `none` no space axes at all. */
export type Space = 'space' | 'one' | 'none' | 'unknown';

// These make space again, or hide what became of it.
const opensSpace =
  /reshape|resize|upsampl|transpose|backpropinput|depthtospace|batchtospace|gather/;
const endsSpace = /^(global|mean$|max$|sum$|flatten$)/;

/**
 * Checks whether a layer certainly has at most a single position.
 *
 * @param space The layer's space; undefined means `unknown`.
 * @returns True where there is nothing to draw a map over.
 */
export function hasNoSpace(space: Space | undefined): boolean {
  return space === 'none' || space === 'one';
}

/**
 * Finds out whether an output of a known shape has space.
 *
 * @param shape With the batch axis.
 * @param format The position of the channels.
 * @returns The space, or `unknown`.
 */
export function spaceOfShape(
  shape: NonNullable<LayerNode['outputShape']>,
  format: LayerFormat,
): Space {
  const size = spatialSize(shape, format);
  if (size === undefined) return 'none';
  return size.some((length) => length === null || length > 1) ? 'space' : 'one';
}

// Graph models often carry no shapes: what feeds a node tells at least where space has ended.
function spaceFromInputs(node: LayerNode, inputs: readonly Space[]): Space {
  const type = normalType(node.type);
  if (isDense(node) || endsSpace.test(type)) return 'none';
  if (opensSpace.test(type) || inputs.length === 0) return 'unknown';
  if (inputs.every(hasNoSpace)) return 'none';
  return isPointwise(node) && inputs.includes('space') ? 'space' : 'unknown';
}

function isPointwise(node: LayerNode): boolean {
  const type = normalType(node.type);
  return (type === 'biasadd' || isReluLike(node) || isShapeNeutral(node)) && !type.includes('conv');
}

/**
 * Finds out which layers have space in their output.
 *
 * @param graph A graph without constants.
 * @returns Each layer's space, by name.
 */
export function spaceOfLayers(graph: LayerGraph): ReadonlyMap<string, Space> {
  const spaces = new Map<string, Space>();
  for (const node of graph.layers) {
    const inputs = node.inputs.map((name) => spaces.get(name) ?? 'unknown');
    spaces.set(
      node.name,
      node.outputShape === undefined
        ? spaceFromInputs(node, inputs)
        : spaceOfShape(node.outputShape, formatOf(node, graph.dataFormat)),
    );
  }
  return spaces;
}
