import { checkKind, GradCamError, isObject } from '@gradcam/errors';
import { findLayer } from '../graph/find-layer.js';
import { formatOf } from '../graph/format-of.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { ancestorsOf } from '../graph/walk/ancestors-of.js';
import { withoutConstants } from '../graph/without-constants.js';
import { onGraph } from '../on-graph.js';
import type { AxisField } from './axis-field.js';
import { fieldsAfter } from './fields-after.js';
import type { Fields } from './merged-fields.js';

/** The input over which a layer lies. */
export interface FieldInput {
  /** The name of its layer. */
  readonly name: string;
  /** Its shape, with the batch axis. */
  readonly shape: readonly number[];
  /** The axes of the shape that are space, in order: `[1, 2]` of a picture with channels last. */
  readonly space: readonly number[];
}

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
    const fields = fieldsOf(sizedFor(graph, input), layer, input);
    const format = formatOf(feature, graph.dataFormat);
    const space = format === 'channelsFirst' ? fields.slice(2) : fields.slice(1, -1);
    const located = space.flatMap((field, axis) => (field?.axis === axis ? [field] : []));
    if (located.length > 0 && located.length === space.length) return located;
    throw lostAt(feature, layer);
  });
}

/** Walks from the input to the layer. */
function fieldsOf(graph: LayerGraph, layer: string, input: FieldInput): Fields {
  const sources = ancestorsOf(graph, layer);
  const nodes = new Map(graph.layers.map((node) => [node.name, node]));
  const known = new Map<string, Fields>();
  for (const node of graph.layers) {
    if (node.name !== layer && !sources.has(node.name)) continue;
    const inputs = {
      fields: node.inputs.map((name) => known.get(name) ?? []),
      shapes: node.inputs.map((name) => nodes.get(name)?.outputShape),
    };
    const fields =
      node.name === input.name ? inputFields(input) : fieldsAfter(node, inputs, graph.dataFormat);
    if (fields === undefined) throw lostAt(node, layer);
    known.set(node.name, fields);
  }
  return known.get(layer) ?? [];
}

/** Each position of the input lies where it is. */
function inputFields({ shape, space }: FieldInput): Fields {
  return shape.map((size, tensorAxis) => {
    const axis = space.indexOf(tensorAxis);
    return axis < 0 ? undefined : { axis, size, offset: 0, stride: 1, reach: 1, spread: 0 };
  });
}

function isInput(input: unknown): boolean {
  const { name, shape, space } = isObject(input) ? input : {};
  return typeof name === 'string' && [shape, space].every(Array.isArray);
}

/** The graph for an input of this size: where it describes another one, or leaves it open, its shapes say nothing. */
function sizedFor(graph: LayerGraph, { name, shape }: FieldInput): LayerGraph {
  const values = withoutConstants(graph);
  const described = values.layers.find((node) => node.name === name)?.outputShape;
  const isAsDescribed = described?.slice(1).every((size, axis) => size === shape[axis + 1]);
  if (isAsDescribed === true) return values;
  const unsized = ({ outputShape: _, ...node }: LayerNode): LayerNode => node;
  return { ...values, layers: values.layers.map(unsized) };
}

function lostAt({ name, type }: LayerNode, layer: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `nothing says where the positions of "${layer}" lie over the input, got "${name}" of type ${type}, from which on they are not known, expected convolutions, poolings and layers that leave positions where they are; choose a layer above it.`,
  );
}
