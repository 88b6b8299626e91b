import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { ancestorsOf } from '../graph/walk/ancestors-of.js';
import { withoutConstants } from '../graph/without-constants.js';
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

/** The fields on the way from an input to a layer. */
export interface FieldWalk {
  /** Those of each layer on the way, in the order in which they run. */
  readonly fields: ReadonlyMap<string, Fields>;
  /** The layer from which on nothing says where positions lie; undefined where the walk came to its end. */
  readonly lost: LayerNode | undefined;
  /** The layers, without shapes where these are of another input. */
  readonly layers: readonly LayerNode[];
}

/**
 * Walks from an input to a layer.
 *
 * @param graph The network, with the geometry of its layers.
 * @param layer The name of the layer.
 * @param input The input, of its real size.
 * @returns The fields of the layers on the way.
 */
export function walkFields(graph: LayerGraph, layer: string, input: FieldInput): FieldWalk {
  const sources = ancestorsOf(graph, layer);
  const { layers, dataFormat } = sizedFor(graph, input);
  const nodes = new Map(layers.map((node) => [node.name, node]));
  const fields = new Map<string, Fields>();
  for (const node of layers) {
    if (node.name !== layer && !sources.has(node.name)) continue;
    const inputs = {
      fields: node.inputs.map((name) => fields.get(name) ?? []),
      shapes: node.inputs.map((name) => nodes.get(name)?.outputShape),
    };
    const after =
      node.name === input.name ? inputFields(input) : fieldsAfter(node, inputs, dataFormat);
    if (after === undefined) return { fields, lost: node, layers };
    fields.set(node.name, after);
  }
  return { fields, lost: undefined, layers };
}

/** Each position of the input lies where it is. */
function inputFields({ shape, space }: FieldInput): Fields {
  return shape.map((size, tensorAxis) => {
    const axis = space.indexOf(tensorAxis);
    return axis < 0 ? undefined : { axis, size, offset: 0, stride: 1, reach: 1, spread: 0 };
  });
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
