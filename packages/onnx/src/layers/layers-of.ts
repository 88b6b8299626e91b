import type { DataFormat, LayerGraph, LayerNode } from '@gradcam/layer-select';
import type { OnnxGraph, OnnxValue } from '../graph/onnx-graph.js';
import type { ValueShapes } from './format-facts.js';
import { layerType } from './layer-type.js';
import { numbersInFile } from './numbers-in-file.js';
import { valueFormats } from './value-formats.js';

/** Shapes are no features: nothing passes these that is computed with. */
const shapeOps = new Set(['Shape', 'Size']);

/** More channels than colours have. */
const manyChannels = 5;

/**
 * Describes a network for the choice of its layers: one layer for each node that features pass through. Weights, and what is computed of
 * weights and shapes alone, are left out.
 *
 * @param graph The network.
 * @param shapes The shapes of the values, as far as they are known; null for a size that is open.
 * @returns The layers by the names of their nodes, channels first but where a layer says otherwise.
 */
export function layersOf(graph: OnnxGraph, shapes: ValueShapes): LayerGraph {
  const sources = featureSources(graph);
  const nodes = graph.nodes.filter((node) => sources.get(node.outputs[0] ?? '') === node.name);
  const inputs = new Map(graph.inputs.map((input) => [input.name, formatOfInput(input)]));
  const formats = valueFormats(nodes, { shapes, isComputed: (name) => sources.has(name), inputs });
  const numberOf = numbersInFile(graph);
  const ops = new Map(nodes.map(({ outputs: [output = ''], op }) => [output, op]));
  const opOf = (name = ''): string | undefined => ops.get(name);
  const layers = nodes.map((node): LayerNode => {
    const read = node.inputs.flatMap((name) => sources.get(name) ?? []);
    const captured = node.captured.flatMap((name) => sources.get(name) ?? []);
    const [output = ''] = node.outputs;
    return {
      name: node.name,
      type: layerType(node, { computedInputs: read.length, numberOf, opOf }),
      outputShape: shapes.get(output),
      inputs: [...read, ...captured],
      dataFormat: ownFormat(shapes.get(output), formats.get(output)),
    };
  });
  return {
    layers: [
      ...graph.inputs.map((input) => ({
        ...inputLayer(input, shapes),
        dataFormat: formats.get(input.name),
      })),
      ...layers,
    ],
    inputs: graph.inputs.map(({ name }) => name),
    outputs: [...new Set(graph.outputs.flatMap(({ name }) => sources.get(name) ?? []))],
    dataFormat: 'channelsFirst',
  };
}

/** The node or the input that gives each value that depends on the network's inputs, by more than their shapes. */
function featureSources({ inputs, nodes }: OnnxGraph): ReadonlyMap<string, string> {
  const sources = new Map(inputs.map(({ name }) => [name, name]));
  for (const node of nodes) {
    const isComputed = [...node.inputs, ...node.captured].some((name) => sources.has(name));
    if (!isComputed || shapeOps.has(node.op)) continue;
    node.outputs.filter((name) => name !== '').forEach((name) => sources.set(name, node.name));
  }
  return sources;
}

function inputLayer({ name, dims }: OnnxValue, shapes: ValueShapes): LayerNode {
  const stated = dims?.map((size) => (typeof size === 'number' ? size : null));
  return { name, type: 'InputLayer', outputShape: shapes.get(name) ?? stated, inputs: [] };
}

/** A network may take pictures with channels last and transpose them. Where the sizes do not tell, what reads the input does. */
function formatOfInput({ dims = [] }: OnnxValue): DataFormat | undefined {
  const isFew = (size: number | string | null | undefined) =>
    typeof size === 'number' && size < manyChannels;
  const [first, last] = [isFew(dims[1]), isFew(dims.at(-1))];
  if (dims.length < 4 || first === last) return undefined;
  return first ? 'channelsFirst' : 'channelsLast';
}

function ownFormat(
  shape: LayerNode['outputShape'],
  format: DataFormat | undefined,
): LayerNode['dataFormat'] {
  if (shape === undefined || shape.length < 3 || format === 'channelsFirst') return undefined;
  return format ?? 'unclear';
}
