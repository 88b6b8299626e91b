import { checkKind, GradCamError, isObject } from '@gradcam/errors';
import { findLayer } from '../graph/find-layer.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { onGraph } from '../on-graph.js';
import type { AxisField } from './axis-field.js';
import { spaceFields } from './space-fields.js';
import { walkFields, type FieldInput } from './walk-fields.js';

/**
 * Computes where the positions of a layer lie over an input: the centres of their receptive fields, through windows, strides, pads, dilations, crops, resizes and branches.
 *
 * The network's windows are taken from `geometry` of its layers.
 *
 * @param graph The network.
 * @param layer The name of the layer.
 * @param input The input, of its real size.
 * @returns For each axis of space where position p has its centre, `offset + p * stride`, in positions of the input from 0, and how many of these it sees, `reach`.
 * @throws `LAYER_NOT_FOUND`; `BAD_OPTION` where nothing says where the positions lie, with the layer at which that is lost: one that is flattened, an attention over all positions, a layer of an unknown kind
 *
 * @example
 * ```ts
 * receptiveField(graph, 'conv_pw_13_relu', {
 *   name: 'input_1',
 *   shape: [1, 224, 224, 3],
 *   space: [1, 2],
 * });
 * // twice { axis, size: 7, offset: 31, stride: 32, reach: 315, spread: 0 }
 * ```
 */
export function receptiveField(
  graph: LayerGraph,
  layer: string,
  input: FieldInput,
): readonly AxisField[] {
  return onGraph('receptiveField', graph, () => {
    const feature = findLayer(graph, layer, 'the layer');
    checkKind(isInput(input), input, 'this is not an input', '{ name, shape, space }');
    const { fields, lost } = walkFields(graph, layer, input);
    const located = spaceFields(fields.get(layer), feature, graph.dataFormat);
    if (located !== undefined) return located;
    throw lostAt(lost ?? feature, layer);
  });
}

function isInput(input: unknown): boolean {
  const { name, shape, space } = isObject(input) ? input : {};
  return typeof name === 'string' && [shape, space].every(Array.isArray);
}

function lostAt({ name, type }: LayerNode, layer: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `nothing says where the positions of "${layer}" lie over the input, got "${name}" of type ${type}, from which on they are not known, expected convolutions, poolings and layers that leave positions where they are; choose a layer above it.`,
  );
}
